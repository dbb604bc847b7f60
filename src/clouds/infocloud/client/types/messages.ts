// Infocloud: specification 4.1 to 4.3.
/** Requests and answers of sending and of receipts. Lists are lists here, although the wire has texts. */
import type { CallAborted, PlatformError } from "../../../../http/errors";
import type { Decoded } from "../../../shared/client/decoding";
import type { receipt, receiptsAnswer, sendData } from "../answers/messages";
import type { UnknownSend } from "../unknown-send";

/** What every call takes beside its request. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Awaited when a try is the next to be sent: what it rejects with ends the call, and the try is not sent. */
  readonly onSend?: (() => Promise<unknown>) | undefined;
}

/** A template as the console shows it. */
export interface KnownTemplate {
  /** Its text, with variables such as `{code,6}`. */
  readonly content: string;
  /** Where it is a variable of its own, such as `{动态签名,20}`: its value is the first one. */
  readonly signature?: string | undefined;
}

export interface SendOptions extends CallOptions {
  /** The template that is sent, for checks that need it. It is not sent. */
  readonly known?: { readonly template: KnownTemplate } | undefined;
  /** Told, before the message is sent, of what is probably not meant: one call for each. */
  readonly onWarning?: ((warning: string) => void) | undefined;
}

/** What is said of all messages of a send. */
interface SendFields {
  /** Of an approved template: a text of digits, more than a number can hold. */
  readonly templateCode: string;
  /** Digits that are added to the number that recipients reply to. */
  readonly upExtendCode?: string | undefined;
  /** Your own id, which comes back in receipts; at most 64 characters. Without it nobody can tell what became of a send whose answer was lost. */
  readonly bid?: string | undefined;
}

// Infocloud: specification 4.1.
/** One text. */
export interface Message extends SendFields {
  /** Mainland mobile numbers, 11 digits each. */
  readonly phones: readonly string[];
  /** Values of the template's variables in order. */
  readonly templateParam?: readonly string[] | undefined;
}

// Infocloud: specification 4.2.
/** One template, with values of its own for each number. */
export interface BatchMessage extends SendFields {
  readonly recipients: readonly Recipient[];
}

export interface Recipient {
  /** A mainland mobile number, 11 digits. */
  readonly phone: string;
  /** Values of the template's variables in order. */
  readonly templateParam?: readonly string[] | undefined;
}

/** The platform accepted the request; the numbers in `failPhones` get nothing. */
export interface SendResult extends Decoded<typeof sendData> {
  readonly requestId?: string | undefined;
}

/** A part of a send that was split. */
export interface AcceptedPart {
  readonly outcome: "accepted";
  readonly phones: readonly string[];
  readonly result: SendResult;
}

/** What became of a part of a send that was split. */
export type SentPart =
  | AcceptedPart
  /** Surely nothing was sent. */
  | { readonly outcome: "failed"; readonly phones: readonly string[]; readonly error: PlatformError | CallAborted }
  /** Nobody knows whether it was. */
  | { readonly outcome: "unknown"; readonly phones: readonly string[]; readonly error: UnknownSend | CallAborted };

// Infocloud: specification 4.3.
export interface ReceiptQuery {
  /** At most 600. */
  readonly msgIds?: readonly string[] | undefined;
  /** As given to the send. */
  readonly bid?: string | undefined;
}

export type Receipt = Decoded<typeof receipt>;
export type Receipts = Decoded<typeof receiptsAnswer>;
