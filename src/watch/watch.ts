/** Looks at the objects of a stack now and then, and tells what has happened to them, each thing once. Nothing but its own memory is written. */
import { kindAt } from "../ports/disk";
import { type Diagnostic, hasErrors, oneLine } from "../schema";
import {
  type ObjectStatus,
  type Observation,
  type Observations,
  type OpenStack,
  observations,
  type RunOptions,
  readState,
  type StackDiagnostic,
  type State,
  StateUnusable,
} from "../stack";
import { isHeld } from "../stack/state/lock";
import { type Delivering, deliver, worthTelling } from "./delivery";
import type { Memory, Told, Unsent } from "./memory";
import { type Noticed, newsOf } from "./news";

export interface WatchOptions extends Delivering {
  readonly stack: OpenStack;
  /** For people: what the news are about. */
  readonly name: string;
  readonly options: RunOptions;
  /** Milliseconds between two looks; undefined for one look. */
  readonly everyMs: number | undefined;
  /** The state was put there by somebody: a file that is not there is no new state. */
  readonly isStateGiven?: boolean;
  readonly tell: (diagnostics: readonly StackDiagnostic[]) => void;
}

/** How often the use of an object is asked for, where it lapses without. */
const useEveryMs = 86_400_000;

/** @returns whether the last look saw everything, and all was told @throws MemoryUnusable */
export async function watch(options: WatchOptions): Promise<boolean> {
  const { clock, everyMs, stop } = options;
  let memory = options.memory.begun;
  for (;;) {
    const begun = clock.now();
    const looked = await look(memory, options);
    if (stop.aborted) return true;
    memory = looked.memory;
    options.memory.keep(memory);
    const sent = await deliver(memory, options);
    memory = sent.memory;
    if (sent.isUnread) return false;
    if (everyMs === undefined) return looked.complete && memory.unsent.length === 0;
    await clock.sleep(Math.max(0, begun + everyMs - clock.now()), stop).catch(() => undefined);
    if (stop.aborted) return true;
  }
}

interface Looked {
  readonly memory: Memory;
  readonly complete: boolean;
}

async function look(memory: Memory, options: WatchOptions): Promise<Looked> {
  const { stack, clock, tell, name } = options;
  const stamped = (noticed: Noticed): Unsent => ({
    news: { id: stack.machine.random.uuid(), at: new Date(clock.now()).toISOString(), stack: name, ...noticed },
    printed: false,
  });
  const seen = await observed(memory, options);
  if (options.stop.aborted) return { memory, complete: false };
  const unreadable = seen.objects.filter(({ status }) => status.condition === "unreadable");
  const problems = unreadable.flatMap(({ status: { problem, address } }) => (problem ? [{ ...errorOf(problem), address }] : []));
  tell([...seen.diagnostics, ...problems]);
  const complete = !hasErrors(seen.diagnostics) && unreadable.length === 0;
  const before = seen.lineage === memory.lineage ? memory.objects : {};
  const news = [...sight(memory.blind === true, complete, seen, unreadable)];
  const objects: Record<string, Told> = {};
  const keys = new Set(seen.objects.map(({ status }) => keyOf(status)));
  for (const observation of seen.objects) {
    const key = keyOf(observation.status);
    const known = before[key];
    const moment = { nowMs: clock.now(), askedForUse: seen.asked.has(key) };
    const compared = isPostponed(observation, seen) ? undefined : newsOf(observation, known, moment);
    if (compared) {
      objects[key] = compared.told;
      if (!isToldByAnother(observation, seen.objects)) news.push(...compared.news);
    } else if (known) objects[key] = known;
  }
  // Where nothing could be looked at, nothing is forgotten.
  const kept = seen.lineage === undefined ? memory.objects : objects;
  return {
    complete,
    memory: {
      version: 1,
      lineage: seen.lineage ?? memory.lineage,
      objects: Object.fromEntries(Object.entries(kept).filter(([key]) => seen.lineage === undefined || keys.has(key))),
      ...(!complete && { blind: true }),
      unsent: [...worthTelling(memory.unsent), ...news.map(stamped)],
    },
  };
}

interface Seen extends Observations {
  /** Undefined where the state could not be read. */
  readonly lineage: string | undefined;
  /** What the state still records when the look is over. */
  readonly left: ReadonlySet<string>;
  /** A run at work changes platform and record one after the other: what lies between is nobody's doing. */
  readonly isBusy: boolean;
  /** Keys of the objects that were asked when they were last used. */
  readonly asked: ReadonlySet<string>;
}

async function observed(memory: Memory, { stack, options, clock, isStateGiven }: WatchOptions): Promise<Seen> {
  const asked = new Set<string>();
  const asksForUse = (object: ObjectStatus) => {
    const key = keyOf(object);
    const isDue = clock.now() - (memory.objects[key]?.askedAt ?? 0) >= useEveryMs;
    if (isDue) asked.add(key);
    return isDue;
  };
  try {
    if (isStateGiven && kindAt(stack.machine.disk, stack.paths.state) !== "file") throw new StateUnusable(notGiven(stack));
    const wasHeld = isHeld(stack.machine, stack.paths);
    const { lineage, serial } = readState(stack);
    if (serial === 0 && Object.keys(memory.objects).length > 0) throw new StateUnusable(vanished(stack));
    const seen = await observations(stack, { ...options, asksForUse });
    const after = readState(stack);
    return {
      ...seen,
      lineage,
      asked,
      left: idsIn(after),
      isBusy: wasHeld || isHeld(stack.machine, stack.paths) || after.serial !== serial,
    };
  } catch (problem) {
    if (!(problem instanceof StateUnusable)) throw problem;
    const diagnostic: Diagnostic = { severity: "error", summary: "The state cannot be used", detail: problem.message };
    return { objects: [], diagnostics: [diagnostic], lineage: undefined, asked, left: new Set(), isBusy: false };
  }
}

/** One that was never written has nothing that could be gone; of this one something was told. */
function vanished({ paths: { state } }: OpenStack): string {
  return (
    `${state} is not there any more, and this watch has seen objects in it. Restore it from its backup (${state}.backup) or from version ` +
    "control. If it was taken away for good, delete the memory of this watch: it begins anew."
  );
}

function notGiven({ paths: { state } }: OpenStack): string {
  return `${state} is not there, or no file. ${howToPull}`;
}

export const howToPull = "Write the stack's state into one: tofu state pull > FILE (or terraform state pull), in the stack's folder.";

function idsIn({ instances, deposed }: State): ReadonlySet<string> {
  const all = [...instances.values(), ...[...deposed.values()].flatMap((here) => [...here.values()])];
  return new Set(all.map(({ address, object }) => `${address.type} ${String(object.values.id)}`));
}

/** What a run may be about is told by the next look, where it is still so. */
function isPostponed({ status, drift }: Observation, { left, isBusy }: Seen): boolean {
  if (status.condition === "unreadable") return true;
  if (!left.has(`${status.type} ${status.id}`)) return true;
  return isBusy && (status.condition === "gone" || drift !== undefined);
}

/** An approval says of its template what the template says. */
function isToldByAnother({ status, reviewOf }: Observation, all: readonly Observation[]): boolean {
  return (
    reviewOf !== undefined &&
    all.some(({ status: other }) => other.type === reviewOf.type && other.id === reviewOf.id && other.condition === status.condition)
  );
}

/** That nothing can be seen is news, too: silence would be taken for peace. */
function sight(
  wasBlind: boolean,
  complete: boolean,
  { diagnostics }: Observations,
  unreadable: readonly Observation[],
): readonly Noticed[] {
  if (complete && wasBlind) return [{ type: "readable", text: "All objects can be looked at again" }];
  if (complete || wasBlind) return [];
  const [first] = [
    ...diagnostics.filter(({ severity }) => severity === "error"),
    ...unreadable.flatMap(({ status }) => status.problem ?? []),
  ];
  const what = unreadable.length === 0 ? "The objects cannot be looked at" : `${unreadable.length} of the objects cannot be looked at`;
  return [{ type: "unreadable", text: `${what}${first ? `: ${oneLine(first.summary)}` : ""}. Nothing is told of them until they can` }];
}

function errorOf({ summary, detail }: { readonly summary: string; readonly detail: string }): Diagnostic {
  return { severity: "error", summary, detail };
}

function keyOf({ provider, type, id, address }: ObjectStatus): string {
  return `${provider} ${type} ${id === "" ? address : id}`;
}
