/** Messages that were accepted, one for each number, with what becomes of them. */
import { z } from "zod";
import { smsTypes } from "../../../clouds/baidu/client/enumerations";
import type { Sent } from "../../inbox/inbox";
import { pushStateSchema } from "../../pushes/pushes";
import type { KeyedStore } from "../../stores/keyed-store";
import { fateSchema } from "../numbers/fates";

export const messageSchema = z.strictObject({
  /** The messageId, with a number behind it when the sender's token makes the same one again. */
  id: z.string().min(1),
  messageId: z.string().min(1),
  requestId: z.string().min(1),
  account: z.string().min(1),
  /** As written in the send. */
  mobile: z.string().min(1),
  /** Mainland numbers as 11 digits, others in E.164. */
  number: z.string().min(1),
  scope: z.enum(["DOMESTIC", "INTERNATIONAL"]),
  /** Two letters; empty when not known. */
  country: z.string(),
  signatureId: z.string().min(1),
  templateId: z.string().min(1),
  templateName: z.string(),
  smsType: z.enum(smsTypes),
  /** What the recipient reads. */
  content: z.string(),
  segments: z.int().min(1),
  custom: z.string().nullable(),
  userExtId: z.string().nullable(),
  /** Epoch milliseconds. */
  sentAt: z.number(),
  /** What the receipt says, `null` when none ever comes. */
  carrierCode: fateSchema.shape.receiptCode.unwrap(),
  /** Epoch milliseconds of the receipt. */
  receiptAt: z.number(),
  /** Whether it left the platform and so counts for quotas and rate limits. */
  wentOut: z.boolean(),
  push: pushStateSchema,
});

export type Message = z.infer<typeof messageSchema>;

export type MessageStore = KeyedStore<Message>;

/** The receipt's code once it has come. */
export function receiptOf(message: Message, now: number): string | undefined {
  return message.carrierCode === null || message.receiptAt > now ? undefined : message.carrierCode;
}

/** How the recipient sees it; the signature is always in brackets. */
export function sentOf(message: Message, now: number): Sent {
  const { account, number, content, segments, templateId, sentAt, receiptAt } = message;
  const signature = /^[【[]([^】\]]*)/.exec(content)?.[1] ?? "";
  const code = receiptOf(message, now);
  const receipt = code === undefined ? null : { code, at: receiptAt };
  return { account, number, text: content, signature, template: templateId, segments, sentAt, receipt };
}
