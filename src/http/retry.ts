/**
 * Tries again what is worth trying again and safe to repeat.
 */
import type { Clock } from "../ports/clock";
import type { Random } from "../ports/random";
import type { RetryPause } from "../ports/wait";
import { CallAborted, PlatformError, type Sent } from "./errors";

export interface RetryPolicy {
  /** Most tries of one call, the first one included. */
  readonly tries: number;
  /** The same while the platform says that it is asked too often: others may be using up its limit, which passes. */
  readonly throttledTries: number;
  /** Longest wait before the second try, in milliseconds; it doubles with every further try. */
  readonly baseMs: number;
  /** Longest wait of our own choosing, in milliseconds. */
  readonly capMs: number;
  /** Longest wait that the platform may ask for, in milliseconds; asked for more, the call ends with the error. */
  readonly patienceMs: number;
}

export const defaultRetry: RetryPolicy = { tries: 5, throttledTries: 10, baseMs: 500, capMs: 20_000, patienceMs: 120_000 };

export interface RetryContext {
  readonly call: string;
  /** Whether a second effect of the request is the same as none; a function tells it for a time, where it is so for a while only. */
  readonly repeatable: boolean | ((atMs: number) => boolean);
  readonly policy: RetryPolicy;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: Random;
  readonly signal?: AbortSignal | undefined;
  /** Told before each pause. */
  readonly onPause?: ((pause: RetryPause) => void) | undefined;
}

/**
 * Full jitter: a uniform wait below an exponential ceiling, but never shorter than the platform asks for.
 * @param failed how many tries have failed, 1 or more
 */
export function waitMs(failed: number, { baseMs, capMs }: RetryPolicy, random: Random, retryAfterMs = 0): number {
  return Math.max(random.fraction() * Math.min(capMs, baseMs * 2 ** (failed - 1)), retryAfterMs);
}

/**
 * @param attempt makes one try; its number counts from 1, and `sentBefore` speaks of the tries before it
 * @throws the last PlatformError, whose `sent` speaks of all tries; CallAborted
 */
export async function withRetry<T>(attempt: (tryNumber: number, sentBefore: Sent) => Promise<T>, context: RetryContext): Promise<T> {
  const { call, policy, clock, random, signal } = context;
  let sent: Sent = "no";
  for (let tryNumber = 1; ; tryNumber++) {
    try {
      signal?.throwIfAborted();
      return await attempt(tryNumber, sent);
    } catch (error) {
      if (error instanceof CallAborted) throw new CallAborted(call, sent === "unknown" ? sent : error.sent);
      if (!(error instanceof PlatformError)) throw abortedOr(error);
      // An answer to this try says nothing about an earlier one that was lost.
      if (sent !== "unknown") sent = error.sent;
      const wanted = error.retryAfterMs ?? 0;
      const pauseMs = waitMs(tryNumber, policy, random, wanted);
      const tries = error.meaning === "throttled" ? policy.throttledTries : policy.tries;
      if (tryNumber >= tries || wanted > policy.patienceMs || !mayRepeat(error, sent, isRepeatable(clock.now() + pauseMs))) {
        throw error.after(tryNumber, sent);
      }
      const reason = error.meaning === "throttled" ? "throttled" : "unavailable";
      context.onPause?.({ reason, ms: pauseMs, try: tryNumber + 1, tries, asked: error.retryAfterMs !== undefined });
      await clock.sleep(pauseMs, signal).catch((reason) => {
        throw abortedOr(reason);
      });
    }
  }

  function isRepeatable(atMs: number): boolean {
    return typeof context.repeatable === "boolean" ? context.repeatable : context.repeatable(atMs);
  }

  function abortedOr(error: unknown): unknown {
    return signal?.aborted ? new CallAborted(call, sent === "unknown" ? "unknown" : "no") : error;
  }
}

/** What was refused or never arrived is always safe to send again, unless an earlier try may have arrived. */
function mayRepeat(error: PlatformError, sent: Sent, repeatable: boolean): boolean {
  const isPassing = error.meaning === "throttled" || (error.meaning === "unavailable" && !error.lasting);
  const isWithoutEffect = sent !== "unknown" && (error.meaning === "throttled" || error.sent === "no");
  return isPassing && (repeatable || isWithoutEffect);
}
