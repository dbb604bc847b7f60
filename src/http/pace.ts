/**
 * How a limit of so many calls in so long a time is kept: time is given out in spans, and each span carries a few calls.
 */

/** What a platform's document allows, e.g. 20 calls in 1000 ms. */
export interface RateLimit {
  /** An integer of 1 or more. */
  readonly calls: number;
  /** Milliseconds, more than 0. */
  readonly perMs: number;
}

export interface Pace {
  /** Calls that one span carries. */
  readonly calls: number;
  /** From the beginning of a span to that of the next one, in whole milliseconds. */
  readonly spanMs: number;
  /** A call leaves at most so many milliseconds after the beginning of its span. */
  readonly patienceMs: number;
  /** Spans that one time of the limit holds. */
  readonly spans: number;
  /** The last of a process's first so many spans is longer by this: its first call has to open a connection, and may arrive that late. */
  readonly firstMs: number;
  /** The most by which a call that took long is taken to have arrived late. */
  readonly lateMs: number;
}

/** Spans for high limits are bundled to about this many in the limit's time, so that neither timers nor files become the limit. */
const spansInTime = 20;
const longestPatienceMs = 20;
/** How much longer one call may be under way than another. */
const longestWireMs = 30;
const longestLateMs = 50;
const longestFirstMs = 300;

/**
 * No window of `perMs` sees more than `calls` calls arrive: calls of one span leave at most `patienceMs` late, and are under way at most
 * `wireMs` longer than others, so that such a window reaches into spans whose beginnings are less than `perMs + patienceMs + wireMs` apart.
 * @throws RangeError naming the figure that is wrong
 */
export function paceOf({ calls, perMs }: RateLimit): Pace {
  if (!Number.isInteger(calls) || calls < 1) throw new RangeError(`A limit allows ${calls} calls; it must be an integer of 1 or more.`);
  if (!(perMs > 0 && Number.isFinite(perMs))) throw new RangeError(`A limit holds for ${perMs} ms; it must be more than 0.`);
  const together = Math.max(1, Math.round(calls / spansInTime));
  const share = (most: number) => Math.min(most, (most / 1000) * perMs);
  const [patienceMs, wireMs, firstMs] = [share(longestPatienceMs), share(longestWireMs), share(longestFirstMs)];
  const spans = Math.floor(calls / together);
  return {
    calls: together,
    spans,
    spanMs: Math.ceil((perMs + patienceMs + wireMs) / spans),
    patienceMs,
    firstMs,
    lateMs: share(longestLateMs),
  };
}

const units: Readonly<Record<number, string>> = { 1000: "s", 60000: "min", 3600000: "h", 86400000: "d" };

/** As people write it: `20/s`, `5/min`. */
export function limitText({ calls, perMs }: RateLimit): string {
  return `${calls}/${units[perMs] ?? `${perMs} ms`}`;
}
