/** Brings news to where they are to be told, each until it is taken: none is lost, and none that nobody takes holds back the others. */
import type { Clock } from "../ports/clock";
import type { News, NewsType } from "./format";
import type { HeldMemory, Memory, Unsent } from "./memory";
import type { Outlet, Untaken } from "./outlet";

export interface Delivering {
  readonly clock: Clock;
  readonly memory: HeldMemory;
  /** Where news go beside `print`. */
  readonly outlet: Outlet | undefined;
  /** @returns whether anybody reads it */
  readonly print: (news: News) => Promise<boolean>;
  /** Told what could not be delivered, a sentence. */
  readonly note: (text: string) => void;
  /** Ends it. */
  readonly stop: AbortSignal;
}

interface Delivered {
  readonly memory: Memory;
  /** Nobody reads the output any more. */
  readonly isUnread: boolean;
}

/** What is not taken stays for the next time, with all that comes after it. */
export async function deliver(memory: Memory, { outlet, ...options }: Delivering): Promise<Delivered> {
  const printed = await printAll(memory, options.print);
  if (printed.isUnread || printed.memory.unsent.length === 0) return printed;
  if (outlet) return { memory: await tellAll(printed.memory, outlet, options), isUnread: false };
  const told = { ...printed.memory, unsent: [] };
  options.memory.keep(told);
  return { memory: told, isUnread: false };
}

async function printAll(memory: Memory, print: Delivering["print"]): Promise<Delivered> {
  const unsent: Unsent[] = [...memory.unsent];
  for (const [at, each] of memory.unsent.entries()) {
    if (each.printed) continue;
    if (!(await print(each.news))) return { memory: { ...memory, unsent }, isUnread: true };
    unsent[at] = { ...each, printed: true };
  }
  return { memory: { ...memory, unsent }, isUnread: false };
}

async function tellAll(begun: Memory, outlet: Outlet, { memory: held, clock, note, stop }: Omit<Delivering, "outlet">): Promise<Memory> {
  let current = begun;
  const keep = (unsent: readonly Unsent[]) => {
    current = { ...current, unsent: [...unsent] };
    held.keep(current);
  };
  const without = (batch: readonly Unsent[]) => current.unsent.filter((each) => !batch.includes(each));
  let isFirst = true;
  const tell = async (batch: readonly Unsent[]): Promise<Untaken | undefined> => {
    if (!isFirst && outlet.pauseMs > 0) await clock.sleep(outlet.pauseMs, stop).catch(() => undefined);
    isFirst = false;
    if (stop.aborted) return stopped;
    const untaken = await outlet
      .deliver(
        batch.map(({ news }) => news),
        stop,
      )
      .catch((failure: unknown) => {
        if (stop.aborted) return stopped;
        throw failure;
      });
    if (!untaken) keep(without(batch));
    return untaken;
  };
  const left = ({ why }: Untaken) => {
    if (!stop.aborted) note(`Not told to ${outlet.title}: ${why} ${current.unsent.length} waiting, which are told next time.`);
    return current;
  };

  keep(current.unsent);
  while (current.unsent.length > 0) {
    const untaken = await tell(current.unsent.slice(0, outlet.most));
    if (!untaken) continue;
    const newest = current.unsent.at(-1);
    if (!untaken.isRefused || !newest || current.unsent.length === 1) return left(untaken);
    // Is everything refused, or something among these? The newest one, alone, shows it.
    if (await tell([newest])) return left(untaken);
    for (const each of current.unsent) {
      const refused = await tell([each]);
      if (refused && !refused.isRefused) return left(refused);
      if (!refused) continue;
      note(`Given up, because ${outlet.title} takes others and not this: ${each.news.text} (${refused.why})`);
      keep(without([each]));
    }
  }
  return current;
}

const stopped: Untaken = { why: "It was stopped meanwhile.", isRefused: false };

/** So many wait for a receiver that takes none, and each is told when it is back. */
const mostWaiting = 100;

/** Of more than that, the newest of a kind for each object: what it was before is of no use any more. */
export function worthTelling(unsent: readonly Unsent[]): readonly Unsent[] {
  if (unsent.length <= mostWaiting) return unsent;
  const newest = new Map(unsent.map((each) => [subjectOf(each.news), each]));
  return unsent.filter((each) => newest.get(subjectOf(each.news)) === each);
}

function subjectOf({ type, object }: News): string {
  return JSON.stringify([own.has(type) ? type : "state", object?.type, object?.address, object?.deposed_key]);
}

/** These say nothing of how an object's review stands. */
const own: ReadonlySet<NewsType> = new Set(["drifted", "lapsing"]);
