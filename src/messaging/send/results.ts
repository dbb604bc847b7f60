/** What became of a message to one recipient, in one vocabulary for all platforms. */

/**
 * Why a message was not taken.
 * - `number`: it is no number that can get messages, or stands twice in the send.
 * - `blocked`: its owner, the carrier or the platform does not want messages to go there: blacklists, complaints, opting out.
 * - `number_limit`: the number got as many messages as it may, from the platform's view or from the program's own ceiling.
 * - `values`: they do not fit the text, or hold what may not be sent.
 * - `template`: it does not exist, or may not be sent with.
 * - `sender`: signature or channel does not exist, or may not be sent with.
 * - `destination`: template, sender or account may not send to this country.
 * - `account_limit`: the account or application sent as much as it may.
 * - `balance`: nothing is left to pay with.
 * - `denied`: keys, addresses, permissions or the account itself.
 * - `busy`: too much at once; nothing was done.
 * - `hours`: messages of this kind are sent at other hours.
 * - `request`: the request was wrong in another way.
 * - `not_sent`: it never left this machine.
 * - `intercepted`: the program's own interceptor refused it.
 */
export type RefusalCause =
  | "number"
  | "blocked"
  | "number_limit"
  | "values"
  | "template"
  | "sender"
  | "destination"
  | "account_limit"
  | "balance"
  | "denied"
  | "busy"
  | "hours"
  | "request"
  | "not_sent"
  | "intercepted";

/** What helps: the same again later, the same by another platform, another number, or somebody who changes something. */
export type Remedy = "later" | "platform" | "number" | "person";

/** How many short messages a message is. */
export interface Segments {
  readonly count: number;
  /** Who says so: the platform's answer, its document, or, where both are silent, how networks split messages (3GPP TS 23.040). */
  readonly by: "answer" | "document" | "network";
}

/** The platform took the message over; receipts tell of its delivery. */
export interface Accepted {
  readonly outcome: "accepted";
  /** The platform's id of the message; absent where its answer left it out. */
  readonly messageId?: string | undefined;
  readonly segments: Segments;
}

/** Nothing was sent: that is certain. */
export interface Refused {
  readonly outcome: "refused";
  readonly cause: RefusalCause;
  /** The platform's own code; absent where this program refused. */
  readonly code?: string | undefined;
  /** What happened, a sentence. */
  readonly reason: string;
  /** What helps, the best first; empty where nothing does. */
  readonly helps: readonly Remedy[];
}

/** It may have been sent, or not. It is never sent again by itself. */
export interface Unknown {
  readonly outcome: "unknown";
  readonly code?: string | undefined;
  readonly reason: string;
}

/** What a platform says of one recipient. */
export type Outcome = Accepted | Refused | Unknown;

interface Addressed {
  /** As it was given. */
  readonly to: string;
  /** In E.164 form; absent where it is no number. */
  readonly number?: string | undefined;
  /** The platform that said so; absent where nothing was sent to any. */
  readonly platform?: string | undefined;
  /** The platforms that refused it before, in order. */
  readonly before: readonly (Refused & { readonly platform: string })[];
}

/** What became of the message to one recipient. */
export type Result = Outcome & Addressed;
