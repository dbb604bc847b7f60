/** The program's own work on what was pushed: after the answer, in order, one call at a time with all that has come meanwhile. */
import type { MessagingEvent } from "../receipts/events";
import type { Tracked } from "../receipts/tracker";
import type { ReceiptHandlerOptions, Settings } from "./options";

export interface Work {
  /** Events that wait for their turn. */
  readonly waiting: number;
  /** @param done called when the program is done with them, whatever came of it: what fails is told as a problem */
  add(reports: readonly MessagingEvent[], done?: () => void): void;
  /** Tells what is due of messages with segments missing, by the end of their wait or at once. */
  settle(now?: number): Promise<void>;
  /** Ends the waiting for segments. */
  close(): void;
}

interface Task {
  readonly reports: readonly MessagingEvent[];
  readonly done: (() => void) | undefined;
  readonly settleAt: number | undefined;
}

/** Events that one call takes, as far as no single push has more. */
const mostAtOnce = 1000;

type Hooks = Pick<ReceiptHandlerOptions, "onEvents" | "onProblem">;

export function createWork({ tracker, clock }: Pick<Settings, "tracker" | "clock">, { onEvents, onProblem }: Hooks): Work {
  let tasks: Task[] = [];
  let waiting = 0;
  let isRunning = false;
  let alarm: { readonly at: number; readonly abort: AbortController } | undefined;

  const add = (reports: readonly MessagingEvent[], done?: () => void, settleAt?: number) => {
    tasks.push({ reports, done, settleAt });
    waiting += reports.length;
    if (isRunning) return;
    isRunning = true;
    // The answer goes out first.
    setImmediate(run);
  };

  const run = async () => {
    while (tasks.length > 0) {
      const turn = takeTurn();
      const [first, ...others] = turn.map((task) => task.reports);
      const reports = others.length === 0 ? (first ?? []) : (first ?? []).concat(...others);
      await tell(() => tracker.take(reports), reports);
      const settleAt = turn.findLast((task) => task.settleAt !== undefined)?.settleAt;
      await tell(async () => {
        const settled = await tracker.settle(settleAt);
        setAlarm(settled.nextAt);
        return settled;
      }, []);
      waiting -= reports.length;
      for (const { done } of turn) done?.();
    }
    isRunning = false;
  };

  const takeTurn = (): readonly Task[] => {
    let count = 0;
    const end = tasks.findIndex(({ reports }) => {
      count += reports.length;
      return count > mostAtOnce;
    });
    const turn = tasks.slice(0, end === -1 ? tasks.length : Math.max(end, 1));
    tasks = tasks.slice(turn.length);
    return turn;
  };

  /** @param instead told where nothing can be found out: twice is better than never */
  const tell = async (find: () => Promise<Tracked>, instead: readonly MessagingEvent[]): Promise<void> => {
    const { events, ...found } = await find().catch((failure: unknown): Tracked => ({ events: instead, failure }));
    if ("failure" in found) onProblem({ what: "not_tracked", error: found.failure });
    if (events.length === 0) return;
    try {
      await onEvents(events);
    } catch (error) {
      onProblem({ what: "not_handled", events, error });
    }
  };

  const setAlarm = (at: number | undefined) => {
    if (at === alarm?.at) return;
    alarm?.abort.abort();
    if (at === undefined) {
      alarm = undefined;
      return;
    }
    const mine = { at, abort: new AbortController() };
    alarm = mine;
    clock.sleep(Math.max(0, at - clock.now()), mine.abort.signal).then(
      () => {
        if (alarm === mine) alarm = undefined;
        add([]);
      },
      () => undefined,
    );
  };

  return {
    get waiting() {
      return waiting;
    },
    add: (reports, done) => add(reports, done),
    settle: (now) => new Promise((done) => add([], done, now)),
    close: () => setAlarm(undefined),
  };
}
