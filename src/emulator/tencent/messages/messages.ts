/** What was sent, what became of it, and what recipients replied. */
import { z } from "zod";
import { smsTypes } from "../../../clouds/tencent/client/enumerations";
import type { Sent } from "../../inbox/inbox";
import { pushStateSchema } from "../../pushes/pushes";
import { receiptOf } from "../../pushes/receipts";
import type { KeyedStore } from "../../stores/keyed-store";

/** Where a message or a reply came from or went to. */
const party = {
  account: z.string().min(1),
  appId: z.string().min(1),
  /** E.164. */
  number: z.string().min(1),
  nationCode: z.string(),
  subscriber: z.string(),
  signName: z.string(),
};

export const messageSchema = z.strictObject({
  /** The SerialNo; one of our own where a number was refused and none was given. */
  id: z.string().min(1),
  ...party,
  isDomestic: z.boolean(),
  templateId: z.string().min(1),
  smsType: z.literal(smsTypes),
  /** What the recipient reads. */
  content: z.string(),
  /** Short messages that are billed; 0 when refused. */
  fee: z.int().min(0),
  sessionContext: z.string(),
  extendCode: z.string(),
  /** `Ok`, or why the number was refused. */
  code: z.string().min(1),
  /** Epoch milliseconds. */
  sentAt: z.number(),
  /** What the receipt says, `null` when none ever comes. */
  receiptCode: z.string().min(1).nullable(),
  /** Epoch milliseconds of the receipt. */
  receiptAt: z.number(),
  /** Whether the receipt was pulled and is gone. */
  isPulled: z.boolean().default(false),
  /** The push that carries the receipt; `null` when none does. */
  pushId: z.string().nullable().default(null),
  /** Epoch milliseconds at which the use of its code was reported. */
  convertedAt: z.number().nullable().default(null),
});

export const replySchema = z.strictObject({
  id: z.string().min(1),
  ...party,
  text: z.string(),
  extendCode: z.string().default(""),
  /** Epoch milliseconds. */
  receivedAt: z.number(),
  isPulled: z.boolean().default(false),
  push: pushStateSchema,
});

export type Message = z.infer<typeof messageSchema>;
export type Reply = z.infer<typeof replySchema>;
export type MessageStore = KeyedStore<Message>;

/** `0` means success at one carrier and failure at another, so that nobody sends it here. */
export function isDelivered(receiptCode: string): boolean {
  return receiptCode === "DELIVRD";
}

/** How the recipient sees it; `undefined` when the number was refused. */
export function sentOf(message: Message, now: number): Sent | undefined {
  const { account, number, content, signName, templateId, fee, sentAt, receiptAt, code } = message;
  if (code !== "Ok") return undefined;
  const receiptCode = receiptOf(message, now);
  const receipt = receiptCode === undefined ? null : { code: receiptCode, at: receiptAt };
  return { account, number, text: content, signature: signName, template: templateId, segments: fee, sentAt, receipt };
}
