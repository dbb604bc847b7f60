/** What was sent, and what recipients reply. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type ObjectKind, type ObjectView, UnknownObject, type World } from "../../platform";
import { type PushState, pushDue } from "../../pushes";
import { parseOrExplain } from "../../validation";
import { type Uplink, uplinkSchema } from "../callbacks";
import type { Holdings } from "../holdings";
import { type Message, receiptOf } from "../messages";
import { fateSchema } from "../numbers";
import { baiduView, isoTime, noReview, requireNoReview } from "./object-kind";

const receiptSchema = z.strictObject({ carrierCode: fateSchema.shape.receiptCode.unwrap().unwrap() });

/** A reply names its message, or number and signature for itself. */
const replySchema = uplinkSchema
  .pick({ content: true })
  .extend({
    messageId: z.string().optional(),
    mobile: z.string().optional(),
    sign: z.string().optional(),
    userExtId: z.string().optional(),
    account: z.string().optional(),
  })
  .refine(({ messageId, mobile, sign }) => messageId !== undefined || (mobile !== undefined && sign !== undefined), {
    error: "expected messageId, or mobile and sign",
  });

/** The status is the receipt's code. An edit of `carrierCode` is the receipt, now. */
export function adminMessages({ messages, callbacks }: Holdings, world: World): ObjectKind {
  const find = (id: string): Message => {
    const message = messages.find(id);
    if (message === undefined) throw new UnknownObject("messages", id);
    return message;
  };
  const view = (message: Message): ObjectView => {
    const { id, account, sentAt, receiptAt, push, ...fields } = message;
    const status = receiptOf(message, world.clock.now()) ?? "no receipt yet";
    const times = { sentAt: isoTime(sentAt), receiptAt: isoTime(receiptAt) };
    return baiduView("messages", id, account, status, { ...fields, ...times, push: pushView(push) });
  };
  return {
    list: () => [...messages.all()].map(view),
    get: (id) => view(find(id)),
    act: noReview("messages"),
    edit: (id, changes, resubmit) => {
      requireNoReview("messages", resubmit);
      const message = find(id);
      const { carrierCode } = parseOrExplain(receiptSchema, changes, `Edit of ${id}`);
      const now = world.clock.now();
      if (receiptOf(message, now) !== undefined) throw new Error(`${id} has its receipt: ${message.carrierCode}. It is final.`);
      // A new object, so that the push of the receipt that was to come finds nothing to send.
      message.push.nextAt = null;
      const received: Message = { ...message, carrierCode, receiptAt: now, push: pushDue(now) };
      messages.replace(received);
      callbacks.pushReceipt(received);
      return view(received);
    },
    remove: (id) => messages.remove(find(id)),
  };
}

/** To add one makes a recipient reply. */
export function adminUplinks({ uplinks, messages, signatures, callbacks }: Holdings, world: World): ObjectKind {
  const find = (id: string): Uplink => {
    const uplink = uplinks.get(id);
    if (uplink === undefined) throw new UnknownObject("uplinks", id);
    return uplink;
  };
  const view = (uplink: Uplink): ObjectView => {
    const { id, account, receivedAt, push, ...fields } = uplink;
    return baiduView("uplinks", id, account, "RECEIVED", { ...fields, receivedAt: isoTime(receivedAt), push: pushView(push) });
  };
  return {
    list: () => [...uplinks.values()].map(view),
    get: (id) => view(find(id)),
    act: noReview("uplinks"),
    edit: (id) => {
      find(id);
      throw new Error("A reply cannot be changed. Delete it and add another.");
    },
    remove: (id) => void uplinks.delete(find(id).id),
    create: (fields) => {
      const { messageId, ...given } = parseOrExplain(replySchema, fields, "Reply");
      const message = messageId === undefined ? undefined : messages.find(messageId);
      if (messageId !== undefined && message === undefined) throw new UnknownObject("messages", messageId);
      const now = world.clock.now();
      const [firstAccount = ""] = world.credentials.keys();
      const uplink: Uplink = {
        id: randomUUID(),
        account: given.account ?? message?.account ?? firstAccount,
        mobile: given.mobile ?? message?.mobile ?? "",
        content: given.content,
        sign: given.sign ?? signatures.store.find(message?.signatureId ?? "")?.fields.content ?? "",
        userExtId: given.userExtId ?? message?.userExtId ?? null,
        receivedAt: now,
        push: pushDue(now),
      };
      uplinks.set(uplink.id, uplink);
      callbacks.pushUplink(uplink);
      return view(uplink);
    },
  };
}

function pushView({ attempts, nextAt, lastStatus }: PushState): object {
  return { attempts, nextAt: isoTime(nextAt), lastStatus };
}
