/**
 * What can go wrong with a call, told by meaning, so that no caller has to know a platform's codes.
 */

/**
 * - `not_found`: the object does not exist.
 * - `throttled`: refused because of a rate limit; nothing was done.
 * - `conflict`: at odds with another object or with an earlier request.
 * - `unauthenticated`: the platform does not accept the key itself: a wrong id or secret, one that has expired or was deleted, a wrong time.
 *   No other call with it would do better.
 * - `denied`: the key is accepted, and this address, this user or this account may not make the call.
 * - `invalid`: the request itself is wrong; sending it again will not help.
 * - `unavailable`: no usable answer: network failure, time-out, failure inside the platform.
 */
export type Meaning = "not_found" | "throttled" | "conflict" | "unauthenticated" | "denied" | "invalid" | "unavailable";

/**
 * Whether the request may have taken effect.
 * - `no`: it never reached the platform.
 * - `yes`: the platform answered it, so its word on the outcome is known.
 * - `unknown`: it may have: the answer was lost, unreadable, or a failure in the middle of the work.
 */
export type Sent = "no" | "unknown" | "yes";

/** An error before it is tied to a call. */
export interface PlatformErrorInit {
  readonly meaning: Meaning;
  /** What happened: the platform's own words, or ours where it said nothing. One sentence, no secrets. */
  readonly reason: string;
  /** What to check or do next. */
  readonly advice?: string | undefined;
  /** The platform's error code. */
  readonly code?: string | undefined;
  /** False for a code that the platform's document does not have: it says nothing certain. */
  readonly isDocumented?: boolean | undefined;
  /** HTTP status of the answer. */
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** Default: `yes`. */
  readonly sent?: Sent | undefined;
  /** Of a send that was refused: what was said of each phone number, where anything was. */
  readonly numbers?: readonly RefusedNumber[] | undefined;
  /** True when another try cannot help although the meaning is `unavailable` (an unknown host, a bad certificate). */
  readonly lasting?: boolean | undefined;
  /** How long the platform asks to wait before the next try. */
  readonly retryAfterMs?: number | undefined;
}

export interface RefusedNumber {
  /** As the platform writes it. */
  readonly number: string;
  readonly code: string;
}

export interface CallContext {
  /** The platform's display name. */
  readonly platform: string;
  /** Name of the call, as in the platform's documents or client. */
  readonly call: string;
  /** Number of tries made. Default: 1. */
  readonly tries?: number | undefined;
}

/** A call that ended without a result. The message holds no header, no body and no secret. */
export class PlatformError extends Error {
  override readonly name = "PlatformError";
  readonly platform: string;
  readonly call: string;
  readonly tries: number;
  readonly meaning: Meaning;
  /** Without the facts that the message adds. */
  readonly reason: string;
  readonly advice: string | undefined;
  readonly sent: Sent;
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly lasting: boolean;
  readonly retryAfterMs: number | undefined;
  readonly numbers: readonly RefusedNumber[] | undefined;
  readonly #init: PlatformErrorInit;

  constructor({ platform, call, tries = 1 }: CallContext, init: PlatformErrorInit) {
    super(messageOf(platform, call, tries, init));
    this.platform = platform;
    this.call = call;
    this.tries = tries;
    this.meaning = init.meaning;
    this.reason = init.reason;
    this.advice = init.advice;
    this.sent = init.sent ?? "yes";
    this.code = init.code;
    this.status = init.status;
    this.requestId = init.requestId;
    this.lasting = init.lasting ?? false;
    this.retryAfterMs = init.retryAfterMs;
    this.numbers = init.numbers;
    this.#init = init;
  }

  /** The same error seen after several tries; `sent` then speaks of all of them. */
  after(tries: number, sent: Sent): PlatformError {
    return new PlatformError({ platform: this.platform, call: this.call, tries }, { ...this.#init, sent });
  }
}

/** A call that the caller gave up. `sent` says whether it may have taken effect: what changes nothing never has. */
export class CallAborted extends Error {
  override readonly name = "AbortError";

  constructor(
    readonly call: string,
    readonly sent: "no" | "unknown",
    how = sent === "no" ? " before it was sent" : "; it may have taken effect",
  ) {
    super(`${call} was given up${how}.`);
  }

  /** The same of a call that changes nothing. */
  withoutEffect(): CallAborted {
    return new CallAborted(this.call, "no", this.sent === "no" ? undefined : "; it changes nothing");
  }
}

/** Whether a failed call surely changed nothing. */
export function hadNoEffect(failure: unknown): boolean {
  return (failure instanceof PlatformError && failure.sent !== "unknown") || (failure instanceof CallAborted && failure.sent === "no");
}

function messageOf(platform: string, call: string, tries: number, init: PlatformErrorInit): string {
  const facts = [
    init.status !== undefined && `HTTP ${init.status}`,
    init.code && `code ${init.code}`,
    init.requestId && `request id ${init.requestId}`,
    tries > 1 && `after ${tries} tries`,
  ].filter((fact) => typeof fact === "string");
  const reason = init.reason.trim().replace(/(?<!\.)\.+$/, "");
  const head = `${platform}: ${call} failed: ${reason}${facts.length > 0 ? ` (${facts.join(", ")})` : ""}.`;
  return init.advice ? `${head} ${init.advice}` : head;
}
