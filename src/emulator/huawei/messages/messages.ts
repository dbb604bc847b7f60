/** What was sent, what became of it, and what recipients replied. */
import { z } from "zod";
import type { Sent } from "../../inbox/inbox";
import { pushStateSchema } from "../../pushes/pushes";
import { receiptOf } from "../../pushes/receipts";
import type { KeyedStore } from "../../stores/keyed-store";
import { numberStatuses } from "../send/codes";

export const messageSchema = z.strictObject({
  /** The smsMsgId. */
  id: z.string().min(1),
  account: z.string().min(1),
  appId: z.string().min(1),
  from: z.string().min(1),
  /** As written in the send. */
  originTo: z.string().min(1),
  /** E.164. */
  number: z.string().min(1),
  /** Two letters; empty when not known. */
  country: z.string(),
  templateId: z.string().min(1),
  /** What the recipient reads; empty when refused. */
  content: z.string(),
  /** Short messages that it takes. */
  total: z.int().min(1),
  extend: z.string().nullable(),
  /** `000000`, or why the number was refused. */
  code: z.enum(numberStatuses),
  /** Epoch milliseconds. */
  sentAt: z.number(),
  /** What the status report says, `null` when none ever comes. */
  receiptCode: z.string().min(1).nullable(),
  /** Epoch milliseconds of the report. */
  receiptAt: z.number(),
  /** Where the sender wants it to go. */
  statusCallback: z.string().nullable(),
});

/** Status reports that go out together: one to the address of the send, or up to 50 to that of the application. */
export const reportPushSchema = z.strictObject({
  id: z.string().min(1),
  appId: z.string().min(1),
  /** Address of the send; `null` for that of the application. */
  url: z.string().nullable(),
  reports: z.array(z.strictObject({ message: z.string(), sequence: z.int().min(1) })).min(1),
  state: pushStateSchema,
});

export const uplinkSchema = z.strictObject({
  /** Its own smsMsgId. */
  id: z.string().min(1),
  account: z.string().min(1),
  appId: z.string().min(1),
  /** The recipient who replied. */
  from: z.string().min(1),
  /** The channel number. */
  to: z.string().min(1),
  body: z.string().min(1),
  /** Epoch milliseconds. */
  receivedAt: z.number(),
  push: pushStateSchema,
});

export type Message = z.infer<typeof messageSchema>;
export type ReportPush = z.infer<typeof reportPushSchema>;
export type Uplink = z.infer<typeof uplinkSchema>;
export type MessageStore = KeyedStore<Message>;

/** How the recipient sees it; `undefined` when the number was refused. Messages abroad have no signature. */
export function sentOf(message: Message, now: number): Sent | undefined {
  const { account, number, country, content, templateId, total, sentAt, receiptAt, code } = message;
  if (code !== "000000") return undefined;
  const signature = country === "CN" ? (/^[【[]([^】\]]*)/.exec(content)?.[1] ?? "") : "";
  const receiptCode = receiptOf(message, now);
  const receipt = receiptCode === undefined ? null : { code: receiptCode, at: receiptAt };
  return { account, number, text: content, signature, template: templateId, segments: total, sentAt, receipt };
}
