/** What was sent, and what recipients reply. */
import { z } from "zod";
import { messagesKind } from "../../admin/kinds/messages";
import { isoTime, pushView, required } from "../../admin/kinds/object-kind";
import { repliesKind } from "../../admin/kinds/replies";
import type { ObjectKind, World } from "../../platform";
import { parseOrExplain } from "../../values/validation";
import { firstAccountOf } from "../../world/credentials";
import type { Holdings } from "../holdings";
import { readPhoneNumber } from "../numbers/phone-numbers";
import { type Message, type Reply, replySchema } from "./messages";

/** A reply names its message by SerialNo, or number, signature and application for itself. */
const newReplySchema = replySchema
  .pick({ text: true })
  .extend({
    serialNo: z.string().optional(),
    number: z.string().optional(),
    signName: z.string().optional(),
    appId: z.string().optional(),
    extendCode: z.string().optional(),
    account: z.string().optional(),
  })
  .refine(
    ({ serialNo, number, signName, appId }) => serialNo !== undefined || [number, signName, appId].every((each) => each !== undefined),
    { error: "expected serialNo, or number, signName and appId" },
  );

export function adminMessages({ stores: { messages, receiptPushes }, callbacks }: Holdings, world: World): ObjectKind {
  return messagesKind<Message>({
    world,
    store: messages,
    refusalOf: ({ code }) => (code === "Ok" ? undefined : code),
    show: ({ sentAt, receiptAt, convertedAt, pushId, ...fields }) => {
      const push = receiptPushes.find(pushId ?? "");
      const times = { sentAt: isoTime(sentAt), receiptAt: isoTime(receiptAt), convertedAt: isoTime(convertedAt) };
      return { ...fields, ...times, push: push === undefined ? null : pushView(push.state) };
    },
    // In a push of its own: the one that was to carry it goes without it.
    receive: (message, receipt) => ({ ...message, ...receipt, pushId: null }),
    push: callbacks.pushReceipts,
  });
}

export function adminReplies({ stores: { replies, messages }, callbacks }: Holdings, world: World): ObjectKind {
  return repliesKind<Reply>({
    world,
    store: replies,
    receive: (fields, now) => {
      const { serialNo, ...given } = parseOrExplain(newReplySchema, fields, "Reply");
      const message = serialNo === undefined ? undefined : required(messages.find(serialNo), "messages", serialNo);
      const written = given.number ?? message?.number ?? "";
      const phone = readPhoneNumber(written);
      if (phone === undefined) throw new Error(`"${written}" is no number. Expected 11 digits, or E.164 with its plus sign.`);
      return {
        ...now,
        account: given.account ?? message?.account ?? firstAccountOf(world.credentials),
        appId: given.appId ?? message?.appId ?? "",
        number: phone.number,
        nationCode: phone.nationCode,
        subscriber: phone.subscriber,
        signName: given.signName ?? message?.signName ?? "",
        text: given.text,
        extendCode: given.extendCode ?? message?.extendCode ?? "",
        isPulled: false,
      };
    },
    push: callbacks.pushReply,
  });
}
