/** What a platform sends by itself: HTTP requests that become due by the emulator's clock and are repeated when they fail. */
import { z } from "zod";
import type { Exchange } from "../../ports/exchange";
import { longestTimerMs } from "../../system/clock";
import type { Clock } from "../world/clock";

/** How far a push has come; kept with the object that it belongs to. */
export const pushStateSchema = z.strictObject({
  /** Tries so far. */
  attempts: z.int().min(0),
  /** Epoch milliseconds of the next try; `null` when there is none. */
  nextAt: z.number().nullable(),
  /** HTTP status of the last try, `unreachable` when there was no answer, `null` before the first. */
  lastStatus: z.union([z.int(), z.literal("unreachable")]).nullable(),
});

export type PushState = z.infer<typeof pushStateSchema>;

/** The state of a push that is due at `at`, or of one that never takes place. */
export function pushDue(at: number | null): PushState {
  return { attempts: 0, nextAt: at, lastStatus: null };
}

export interface PushRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Push {
  /** Kept up to date. */
  readonly state: PushState;
  /** The request of this try, or `undefined` when nobody wants it: the push then ends. */
  request(now: number): PushRequest | undefined;
  /** Milliseconds to wait after the first, second, … failed try; after the last one the push is given up. */
  retryDelays(): readonly number[];
  /** Whether the receiver took it, by its status and the text of its answer. Default: status 200. */
  isTaken?(status: number, text: string): boolean;
  /** Real milliseconds that the receiver has to answer. */
  readonly answerMs?: number;
  /** Told of each try, and whether it was taken. */
  tried?(url: string, isTaken: boolean): void;
}

export interface Pushes {
  /** Sends the push once the clock reaches `state.nextAt`. */
  schedule(push: Push): void;
  /** Forgets what is scheduled; tries under way are broken off. */
  clear(): void;
  close(): void;
}

/** Tries under way at one moment: a flood of receipts must not become a flood of sockets. */
const parallelTries = 32;
/** Real milliseconds that a receiver has to answer, where its platform says nothing else. */
const usualAnswerMs = 10_000;

/** Everything between two calls of `clear`. */
interface Round {
  /** Earliest first. */
  waiting: { readonly at: number; readonly push: Push }[];
  underWay: number;
  readonly abort: AbortController;
}

const newRound = (): Round => ({ waiting: [], underWay: 0, abort: new AbortController() });

/** @param changed called after each try. */
export function createPushes({ clock, exchange }: { readonly clock: Clock; readonly exchange: Exchange }, changed: () => void): Pushes {
  let round = newRound();
  let timer: NodeJS.Timeout | undefined;

  const arm = () => {
    clearTimeout(timer);
    const next = round.waiting[0];
    if (next === undefined || round.underWay >= parallelTries) return;
    const wait = next.at - clock.now();
    // A clock that stands still says when it is moved.
    if (wait > 0 && clock.state().frozenAt !== null) return;
    timer = setTimeout(startDue, Math.min(Math.max(wait, 0), longestTimerMs));
    timer.unref();
  };

  const startDue = () => {
    const now = clock.now();
    const due = round.waiting.slice(0, parallelTries - round.underWay).filter(({ at }) => at <= now);
    round.waiting.splice(0, due.length);
    for (const { push } of due) void attempt(push, round);
    arm();
  };

  const schedule = (push: Push) => {
    const { nextAt: at } = push.state;
    if (at === null) return;
    round.waiting.splice(placeOf(round.waiting, at), 0, { at, push });
    arm();
  };

  const attempt = async (push: Push, mine: Round): Promise<void> => {
    const { state } = push;
    // Somebody may have called it off since it was scheduled.
    if (state.nextAt === null) return;
    state.attempts += 1;
    const request = push.request(clock.now());
    if (request === undefined) {
      state.attempts -= 1;
      state.nextAt = null;
      return;
    }
    mine.underWay += 1;
    const { isTaken = (status) => status === 200, answerMs = usualAnswerMs } = push;
    const answer = await exchange.send({ method: "POST", ...request }, answerMs, mine.abort.signal).catch(() => undefined);
    if (mine.abort.signal.aborted) return;
    mine.underWay -= 1;
    state.lastStatus = answer?.status ?? "unreachable";
    const taken = answer !== undefined && isTaken(answer.status, answer.text);
    push.tried?.(request.url, taken);
    const delay = taken ? undefined : push.retryDelays()[state.attempts - 1];
    state.nextAt = delay === undefined ? null : clock.now() + delay;
    changed();
    schedule(push);
    arm();
  };

  const clear = () => {
    clearTimeout(timer);
    round.abort.abort();
    round = newRound();
  };
  const unsubscribe = clock.subscribe(arm);
  return {
    schedule,
    clear,
    close: () => {
      unsubscribe();
      clear();
    },
  };
}

/** Where a new entry goes: behind those of the same time. Mostly that is the end. */
function placeOf(waiting: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = waiting.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((waiting[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
