/** Looks at the requests that a client makes by itself, so that nothing is sent to find out how the way to its platform is. */
import type { Clock } from "../../ports/clock";
import { type Exchange, NoAnswer, TimedOut } from "../../ports/exchange";

/** How one request ended. */
export type Seen = { readonly url: string } & (
  | { readonly failure: NoAnswer | TimedOut; readonly timeoutMs: number }
  | {
      readonly status: number;
      readonly ms: number;
      /** How far this machine's clock is ahead of the answer's date; undefined where it has none. */
      readonly aheadMs: number | undefined;
    }
);

export interface Watched {
  readonly exchange: Exchange;
  readonly seen: readonly Seen[];
}

export function watch(exchange: Exchange, clock: Clock): Watched {
  const seen: Seen[] = [];
  return {
    seen,
    exchange: {
      open: () => exchange.open(),
      async send(request, timeoutMs, signal) {
        const sentAt = clock.now();
        try {
          const answer = await exchange.send(request, timeoutMs, signal);
          const ms = clock.now() - sentAt;
          seen.push({ url: request.url, status: answer.status, ms, aheadMs: aheadOf(answer.headers.date, sentAt + ms / 2) });
          return answer;
        } catch (failure) {
          if (failure instanceof NoAnswer || failure instanceof TimedOut) seen.push({ url: request.url, failure, timeoutMs });
          throw failure;
        }
      },
    },
  };
}

/** The date of an answer is cut off at its second. */
function aheadOf(date: string | undefined, localMs: number): number | undefined {
  const told = Date.parse(date ?? "");
  return Number.isNaN(told) ? undefined : Math.round(localMs - (told + 500));
}
