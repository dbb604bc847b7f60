/** What was sent, and what recipients reply. */
import { z } from "zod";
import { isoTime, noReview, pushView, required, requireNoReview, viewer } from "../../admin/kinds/object-kind";
import type { ObjectKind, ObjectView, World } from "../../platform";
import { pushDue } from "../../pushes/pushes";
import { parseOrExplain } from "../../values/validation";
import { firstAccountOf } from "../../world/credentials";
import type { Holdings } from "../holdings";
import { fateSchema } from "../numbers/fates";
import { type Uplink, uplinkSchema } from "./callbacks";
import { type Message, receiptOf } from "./messages";

const baiduView = viewer("baidu");

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
export function adminMessages({ stores: { messages }, callbacks }: Holdings, world: World): ObjectKind {
  const find = (id: string): Message => required(messages.find(id), "messages", id);
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
      messages.put(received);
      callbacks.pushReceipt(received);
      return view(received);
    },
    remove: (id) => messages.remove(find(id)),
  };
}

/** To add one makes a recipient reply. */
export function adminUplinks({ stores: { uplinks, messages, signatures }, callbacks }: Holdings, world: World): ObjectKind {
  const find = (id: string): Uplink => required(uplinks.find(id), "uplinks", id);
  const view = (uplink: Uplink): ObjectView => {
    const { id, account, receivedAt, push, ...fields } = uplink;
    return baiduView("uplinks", id, account, "RECEIVED", { ...fields, receivedAt: isoTime(receivedAt), push: pushView(push) });
  };
  return {
    list: () => [...uplinks.all()].map(view),
    get: (id) => view(find(id)),
    act: noReview("uplinks"),
    edit: (id) => {
      find(id);
      throw new Error("A reply cannot be changed. Delete it and add another.");
    },
    remove: (id) => uplinks.remove(find(id)),
    create: (fields) => {
      const { messageId, ...given } = parseOrExplain(replySchema, fields, "Reply");
      const message = messageId === undefined ? undefined : required(messages.find(messageId), "messages", messageId);
      const now = world.clock.now();
      const uplink: Uplink = {
        id: world.random.uuid(),
        account: given.account ?? message?.account ?? firstAccountOf(world.credentials),
        mobile: given.mobile ?? message?.mobile ?? "",
        content: given.content,
        sign: given.sign ?? signatures.find(message?.signatureId ?? "")?.fields.content ?? "",
        userExtId: given.userExtId ?? message?.userExtId ?? null,
        receivedAt: now,
        push: pushDue(now),
      };
      uplinks.put(uplink);
      callbacks.pushUplink(uplink);
      return view(uplink);
    },
  };
}
