/** What was sent, and what recipients reply. */
import { z } from "zod";
import { isoTime, kindOf, pushView, required } from "../../admin/kinds/object-kind";
import { repliesKind } from "../../admin/kinds/replies";
import type { ManagedObject, ObjectKind, World } from "../../platform";
import { pushDue } from "../../pushes/pushes";
import { parseOrExplain } from "../../values/validation";
import { firstAccountOf } from "../../world/credentials";
import type { Holdings } from "../holdings";
import { fateSchema } from "../numbers/fates";
import { type Uplink, uplinkSchema } from "./callbacks";
import { type Message, receiptOf } from "./messages";

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
  const object = (message: Message): ManagedObject => ({
    show: () => {
      const { id, account, sentAt, receiptAt, push, ...fields } = message;
      const status = receiptOf(message, world.clock.now()) ?? "no receipt yet";
      const times = { sentAt: isoTime(sentAt), receiptAt: isoTime(receiptAt) };
      return { ...fields, ...times, push: pushView(push), id, account, status };
    },
    edit: (changes) => {
      const { carrierCode } = parseOrExplain(receiptSchema, changes, `Edit of ${message.id}`);
      const now = world.clock.now();
      if (receiptOf(message, now) !== undefined) throw new Error(`${message.id} has its receipt: ${message.carrierCode}. It is final.`);
      // A new object, so that the push of the receipt that was to come finds nothing to send.
      message.push.nextAt = null;
      const received: Message = { ...message, carrierCode, receiptAt: now, push: pushDue(now) };
      messages.put(received);
      callbacks.pushReceipt(received);
    },
    remove: () => messages.remove(message),
  });
  return kindOf(messages, object);
}

export function adminUplinks({ stores: { uplinks, messages, signatures }, callbacks }: Holdings, world: World): ObjectKind {
  return repliesKind<Uplink>({
    world,
    store: uplinks,
    receive: (fields, now) => {
      const { messageId, ...given } = parseOrExplain(replySchema, fields, "Reply");
      const message = messageId === undefined ? undefined : required(messages.find(messageId), "messages", messageId);
      return {
        ...now,
        account: given.account ?? message?.account ?? firstAccountOf(world.credentials),
        mobile: given.mobile ?? message?.mobile ?? "",
        content: given.content,
        sign: given.sign ?? signatures.find(message?.signatureId ?? "")?.fields.content ?? "",
        userExtId: given.userExtId ?? message?.userExtId ?? null,
      };
    },
    push: callbacks.pushUplink,
  });
}
