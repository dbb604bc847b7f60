/** What was sent and what became of it, and what recipients replied. */
import { z } from "zod";
import type { Sent } from "../../inbox/inbox";
import { pushStateSchema } from "../../pushes/pushes";
import { receiptOf } from "../../pushes/receipts";
import type { KeyedStore } from "../../stores/keyed-store";
import type { Store } from "../../stores/store";

export const messageSchema = z.strictObject({
  /** The batch's msgId and a number for each of its messages. */
  id: z.string().min(1),
  /** Of the send that it came with. */
  msgId: z.string().min(1),
  account: z.string().min(1),
  number: z.string().min(1),
  templateId: z.string().min(1),
  category: z.string(),
  signature: z.string(),
  /** What the recipient reads. */
  content: z.string(),
  segments: z.int().min(1).default(1),
  /** The caller's own id of the send. */
  bid: z.string().nullable(),
  extension: z.string().nullable(),
  /** Epoch milliseconds. */
  sentAt: z.number(),
  /** What the receipt says, `null` when none ever comes. */
  receiptCode: z.string().min(1).nullable(),
  /** Epoch milliseconds of the receipt. */
  receiptAt: z.number(),
  /** Whether the receipt was read and is gone. */
  isRead: z.boolean().default(false),
  /** The push that carries the receipt; `null` when none does. */
  pushId: z.string().nullable().default(null),
});

export const uplinkSchema = z.strictObject({
  id: z.string().min(1),
  account: z.string().min(1),
  /** Access number that was replied to. */
  srcId: z.string(),
  number: z.string().min(1),
  content: z.string(),
  /** Epoch milliseconds. */
  receivedAt: z.number(),
  push: pushStateSchema,
});

export type Message = z.infer<typeof messageSchema>;
export type Uplink = z.infer<typeof uplinkSchema>;
export type MessageStore = KeyedStore<Message>;

/** Numbers of batches: they only grow. */
export interface BatchIds extends Store {
  /** 18 digits. */
  next(now: number): string;
}

export function createBatchIds(): BatchIds {
  let last = 0n;
  return {
    next: (now) => {
      const byTime = BigInt(Math.floor(now)) * 100_000n;
      last = byTime > last ? byTime : last + 1n;
      return String(last);
    },
    clear: () => {
      last = 0n;
    },
    kept: {
      dump: () => String(last),
      get schema() {
        return z
          .string()
          .regex(/^\d+$/, { error: "expected digits" })
          .default("0")
          .transform((text) => () => {
            last = BigInt(text);
          });
      },
    },
  };
}

/** How the recipient sees it. */
export function sentOf(message: Message, now: number): Sent {
  const { account, number, content, signature, templateId, segments, sentAt, receiptAt } = message;
  const code = receiptOf(message, now);
  const receipt = code === undefined ? null : { code, at: receiptAt };
  return { account, number, text: content, signature, template: templateId, segments, sentAt, receipt };
}
