/**
 * What platforms tell of messages that were sent, in one vocabulary: what became of them, and what recipients reply. Plain data, so that a
 * program can keep it as JSON.
 */
import type { ReceiptCause } from "../../clouds/shared/client/receipt-cause";

/**
 * - `delivered`: the recipient's handset has it.
 * - `failed`: it does not, and will not get it.
 * - `unknown`: the platform says that it does not know, or does not know yet.
 */
export type ReceiptOutcome = "delivered" | "failed" | "unknown";

interface Told {
  readonly platform: string;
  /** The same for whatever tells the same again, and for nothing else. Missing where several could look alike: then nothing is a repetition. */
  readonly key?: string | undefined;
  readonly via: "push" | "pull";
  /** Whether it was made sure that the platform says so. What is not verified is a claim of somebody who knows the address. */
  readonly verified: boolean;
  /** E.164 where the country is known, otherwise as the platform writes it. */
  readonly number?: string | undefined;
  /** Digits of the number are hidden, so that those of several recipients look alike. */
  readonly numberMasked: boolean;
  /** When it happened, in milliseconds since 1970. */
  readonly at?: number | undefined;
  /** As the platform wrote it, under the wire's own names. */
  readonly original: object;
}

/** One of the parts that a long message goes out in. */
export interface Segment {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

interface AboutMessage extends Told {
  /** Of the message, as the send answered. */
  readonly messageId: string;
  /** The same for all segments of one message to one number. */
  readonly messageKey?: string | undefined;
  readonly segment: Segment;
  /** The platform's code for what happened. */
  readonly code: string;
  /** The platform's words for it. */
  readonly description?: string | undefined;
  /** What the send gave along to have it back here. */
  readonly context?: string | undefined;
  /** What was told of the message before and holds no longer. */
  readonly revised?: ReceiptOutcome | undefined;
  /** How many segments nothing was heard of until the wait for them was over. */
  readonly missing?: number | undefined;
}

export interface DeliveredReceipt extends AboutMessage {
  readonly type: "delivered";
}

export interface FailedReceipt extends AboutMessage {
  readonly type: "failed";
  /** Why, what to do about it, and who has to do it. */
  readonly cause: ReceiptCause;
  /** All that the code may mean; where there are several, nobody tells which, and `cause` is the first. */
  readonly causes: readonly ReceiptCause[];
}

export interface UnknownReceipt extends AboutMessage {
  readonly type: "unknown";
}

/** What became of a message. */
export type Receipt = DeliveredReceipt | FailedReceipt | UnknownReceipt;

/** What a recipient wrote back. */
export interface Reply extends Told {
  readonly type: "reply";
  /** May be empty, or hold blanks that matter. */
  readonly text: string;
  /** What the recipient wrote to, where the platform tells it: the channel's number. */
  readonly to?: string | undefined;
  /** Text of the signature that the recipient answered, where the platform tells it. */
  readonly signature?: string | undefined;
  /** The extension that the send gave, where the platform tells it. */
  readonly extension?: string | undefined;
}

export type MessagingEvent = Receipt | Reply;
