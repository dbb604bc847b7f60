/**
 * Pauses that a call makes on its way, for telling people what a run waits for.
 */

/** A pause that begins now. Data only: neither headers nor bodies. */
export type Wait = Pause & CallName;

export interface CallName {
  /** The platform's display name. */
  readonly platform: string;
  readonly call: string;
}

/** Why a call pauses, and for how long. */
export type Pause = RetryPause | LimitPause;

/** Before the next try: the platform refused because of a rate limit, or gave no usable answer. */
export interface RetryPause {
  readonly reason: "throttled" | "unavailable";
  /** Milliseconds. */
  readonly ms: number;
  /** Number of the try that follows. */
  readonly try: number;
  /** Most tries of the call. */
  readonly tries: number;
  /** The platform said how long; otherwise the wait is our own choice. */
  readonly asked: boolean;
}

/** Before a try: a documented limit is kept by sending later. */
export interface LimitPause {
  readonly reason: "limit";
  readonly ms: number;
  /** The limit as people write it, e.g. `2/s`. */
  readonly limit: string;
}
