/** The admin interface, in process: everything that `/_emulator/` does over HTTP. */

import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import {
  ChangedMeanwhile,
  type ManagedObject,
  type ObjectAction,
  type ObjectKind,
  type ObjectView,
  objectActions,
  type Platform,
  UnknownObject,
  type World,
} from "../platform";
import { type Decision, type ReviewSettings, reviewModes } from "../review/review";
import type { CallReport, Calls, LoggedCall } from "../server/calls";
import type { FaultRule, FaultState, Faults } from "../server/faults";
import { parseOrExplain } from "../values/validation";
import { checkTime, longestDelayMs } from "../world/clock";
import type { SwitchState } from "../world/switches";
import { finds } from "./search";

/** Names one object, e.g. `{platform: "baidu", kind: "templates", id: "sms-tmpl-wHoJXL09355"}`. */
export interface ObjectRef {
  readonly platform: string;
  /** Plural noun, e.g. `signatures`. */
  readonly kind: string;
  readonly id: string;
}

const timeExpected = "expected epoch milliseconds or an ISO 8601 time";

export const clockChangeSchema = z
  .strictObject({
    /** A time to jump to: epoch milliseconds or ISO 8601. */
    now: z.union([z.number(), z.iso.datetime({ offset: true, error: timeExpected })], { error: timeExpected }).optional(),
    /** Milliseconds to jump by. */
    advanceMs: z.number().optional(),
    /** Milliseconds by which the emulator is ahead of real time. */
    offsetMs: z.number().optional(),
    /** Whether the clock stands still. */
    frozen: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: "expected at least one of now, advanceMs, offsetMs, frozen" })
  .refine(({ now, advanceMs, offsetMs }) => [now, advanceMs, offsetMs].filter((value) => value !== undefined).length <= 1, {
    error: "expected only one of now, advanceMs, offsetMs",
  });

export type ClockChange = z.infer<typeof clockChangeSchema>;

export interface ClockReport {
  /** ISO 8601. */
  readonly now: string;
  readonly epochMs: number;
  readonly offsetMs: number;
  readonly frozen: boolean;
}

export const reviewChangeSchema = z.strictObject({
  mode: z.enum(reviewModes).optional(),
  delayMs: z.number().min(0).max(longestDelayMs).optional(),
  reply: z.string().optional(),
});

export type ReviewChange = z.infer<typeof reviewChangeSchema>;

/** Which objects; all that is left out fits. */
export interface ObjectFilter {
  readonly platform?: string | undefined;
  readonly kind?: string | undefined;
  /** Access key id of the owner. */
  readonly account?: string | undefined;
  readonly decision?: Decision | undefined;
  /** Stands in one of its values. */
  readonly search?: string | undefined;
}

/** Which calls of the log; all that is left out fits. */
export interface CallFilter {
  readonly platform?: string | undefined;
  readonly call?: string | undefined;
  /** Whose key they name. */
  readonly account?: string | undefined;
  /** Those that were refused, or a number of theirs was; or the others. */
  readonly refused?: boolean | undefined;
  readonly search?: string | undefined;
}

/** Values that an object has to have still: those that the decision was made by. Else it is refused with {@link ChangedMeanwhile}. */
export interface Expecting {
  readonly expected?: Readonly<Record<string, unknown>> | undefined;
}

/** What became of several reviews. */
export interface ReviewTally {
  readonly approved: readonly ObjectRef[];
  readonly failed: readonly (ObjectRef & { readonly error: string })[];
}

export interface AccountReport {
  /** Access key id. */
  readonly id: string;
  /** Key id of the main account, whose objects it sees; `null` for an account of its own. */
  readonly subAccountOf: string | null;
}

export interface PlatformReport {
  readonly name: string;
  /** Plural nouns. */
  readonly kinds: readonly string[];
  readonly calls: readonly string[];
}

/** Everything throws an Error that says what is allowed; an object that does not exist is an {@link UnknownObject}. */
export interface Admin {
  platforms(): PlatformReport[];
  accounts(): AccountReport[];
  objects(filter?: ObjectFilter): ObjectView[];
  /** The same, each shown when it is asked for. */
  listed(filter?: ObjectFilter): (() => ObjectView)[];
  object(ref: ObjectRef): ObjectView;
  act(ref: ObjectRef, action: ObjectAction, reply?: string, options?: Expecting): ObjectView;
  /** A reviewer's approval. */
  approve(ref: ObjectRef, reply?: string, options?: Expecting): ObjectView;
  /** The same of each that waits for it. */
  approveAll(filter?: Omit<ObjectFilter, "decision">, reply?: string): ReviewTally;
  /** A reviewer's rejection; without a reply, with the words of the review settings. */
  reject(ref: ObjectRef, reply?: string, options?: Expecting): ObjectView;
  /** The console's "cancel" of a review. */
  abort(ref: ObjectRef): ObjectView;
  /** The console's "deprecate". */
  deprecate(ref: ObjectRef): ObjectView;
  /** A reviewer's approval that is not yet in effect. */
  hold(ref: ObjectRef, reply?: string): ObjectView;
  /** An edit in the console: fields, `status` or `review`, without a review unless `resubmit`. */
  edit(ref: ObjectRef, changes: Readonly<Record<string, unknown>>, options?: { resubmit?: boolean | undefined }): ObjectView;
  remove(ref: ObjectRef): void;
  /** Adds an object that the console, a recipient or a carrier makes. */
  create(place: Omit<ObjectRef, "id">, fields: Readonly<Record<string, unknown>>): ObjectView;
  clock(): ClockReport;
  setClock(change: ClockChange): ClockReport;
  faults(): FaultState[];
  addFaults(...rules: FaultRule[]): FaultState[];
  clearFaults(): void;
  /** @param filter of the log; the counters are those of all */
  calls(filter?: CallFilter): CallReport;
  clearCalls(): void;
  switches(): SwitchState[];
  setSwitches(values: Readonly<Record<string, string>>): SwitchState[];
  review(): ReviewSettings;
  /** Holds for what is submitted from now on. */
  setReview(change: ReviewChange): ReviewSettings;
  /** Back to the contents and settings of a fresh start: the seed if there is one, else empty. */
  reset(): void;
}

export const switchChangeSchema = z.record(z.string(), z.string());

/** What the admin interface works on. */
export interface AdminParts {
  readonly world: World;
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly faults: Faults;
  readonly calls: Calls;
  /** Called after every change of contents. */
  readonly changed: () => void;
  readonly reset: () => void;
}

export function createAdmin({ world, platforms, faults, calls, changed, reset }: AdminParts): Admin {
  const kindOf = ({ platform, kind }: Omit<ObjectRef, "id">): ObjectKind => entryOf(kindsOf(platforms, platform), kind, "kind");
  const viewOf = ({ platform, kind }: Omit<ObjectRef, "id">, object: ManagedObject): ObjectView => ({
    platform,
    kind,
    review: "",
    ...object.show(),
  });
  const find = (ref: ObjectRef): ManagedObject => {
    const object = kindOf(ref).find(ref.id);
    if (object === undefined) throw new UnknownObject(ref.kind, ref.id);
    return object;
  };
  const act = (ref: ObjectRef, action: ObjectAction, reply?: string, { expected = {} }: Expecting = {}): ObjectView => {
    const object = find(ref);
    checkExpected(ref, viewOf(ref, object), expected);
    const { review } = object;
    if (review === undefined) throw new Error(`To ${action} is not possible among ${ref.kind}: they have no review.`);
    review.act(action, reply);
    changed();
    return viewOf(ref, find(ref));
  };
  const listed: Admin["listed"] = ({ platform, kind, account, decision, search } = {}) => {
    const names = platform === undefined ? [...platforms.keys()] : [platform];
    const all = names.flatMap((name) => [...kindsOf(platforms, name)].map(([each, objects]) => ({ platform: name, kind: each, objects })));
    if (kind !== undefined) entryOf(new Map(all.map((each) => [each.kind, each])), kind, "kind");
    const isFound = finds(search);
    const isChosen = (object: ManagedObject) => {
      if (account === undefined && decision === undefined) return true;
      const brief = object.brief?.() ?? object.show();
      return (account ?? brief.account) === brief.account && (decision ?? brief.decision) === brief.decision;
    };
    return all
      .filter((each) => kind === undefined || each.kind === kind)
      .flatMap((place) => place.objects.all().map((object) => ({ object, show: () => viewOf(place, object) })))
      .filter(({ object, show }) => isChosen(object) && (search === undefined || isFound(show())))
      .map(({ show }) => show);
  };
  const objects: Admin["objects"] = (filter) => listed(filter).map((show) => show());
  const approveAll: Admin["approveAll"] = (filter = {}, reply) => {
    const approved: ObjectRef[] = [];
    const failed: (ObjectRef & { error: string })[] = [];
    for (const { platform, kind, id } of objects({ ...filter, decision: "pending" })) {
      const ref = { platform, kind, id };
      try {
        act(ref, "approve", reply);
        approved.push(ref);
      } catch (problem) {
        failed.push({ ...ref, error: problem instanceof Error ? problem.message : String(problem) });
      }
    }
    return { approved, failed };
  };
  const clock = (): ClockReport => {
    const now = world.clock.now();
    const frozen = world.clock.state().frozenAt !== null;
    return { now: new Date(now).toISOString(), epochMs: now, offsetMs: now - Date.now(), frozen };
  };
  return {
    platforms: () => [...platforms].map(([name, { kinds, calls: names }]) => ({ name, kinds: Object.keys(kinds), calls: names })),
    accounts: () => [...world.credentials].map(([id, { subAccountOf = null }]) => ({ id, subAccountOf })),
    objects,
    listed,
    act,
    object: (ref) => viewOf(ref, find(ref)),
    approve: (ref, reply, options) => act(ref, "approve", reply, options),
    approveAll,
    reject: (ref, reply, options) => act(ref, "reject", reply, options),
    abort: (ref) => act(ref, "abort"),
    deprecate: (ref) => act(ref, "deprecate"),
    hold: (ref, reply) => act(ref, "hold", reply),
    edit: (ref, changes, { resubmit = false } = {}) => {
      const object = find(ref);
      if (resubmit && object.review?.submit === undefined) {
        throw new Error(`Among ${ref.kind} nothing can be resubmitted: they have no review that begins anew.`);
      }
      object.edit(changes);
      if (resubmit) object.review?.submit?.();
      changed();
      return viewOf(ref, find(ref));
    },
    remove: (ref) => {
      find(ref).remove();
      changed();
    },
    create: (place, fields) => {
      const { create } = kindOf(place);
      if (create === undefined)
        throw new Error(`Among ${place.kind} nothing can be created here: they come from the platform's own calls.`);
      const view = viewOf(place, create(fields));
      changed();
      return view;
    },
    clock,
    setClock: (input) => {
      const change = parseOrExplain(clockChangeSchema, input, "Clock");
      const jump = jumpOf(change, world.clock.now());
      if (jump !== undefined) checkTime(jump);
      if (change.frozen === true) world.clock.freeze();
      if (change.frozen === false) world.clock.resume();
      if (jump !== undefined) world.clock.set(jump);
      changed();
      return clock();
    },
    faults: faults.list,
    addFaults: (...rules) => {
      faults.add(rules);
      return faults.list();
    },
    clearFaults: faults.clear,
    calls: ({ platform, call, account, refused, search } = {}) => {
      const isFound = finds(search);
      const report = calls.report();
      const fits = (entry: LoggedCall) =>
        (platform ?? entry.platform) === entry.platform &&
        (call ?? entry.call) === entry.call &&
        (account === undefined || account === entry.account) &&
        (refused === undefined || refused === (entry.error !== null || entry.refusedNumbers.length > 0)) &&
        isFound(entry);
      return { ...report, log: report.log.filter(fits) };
    },
    clearCalls: calls.clear,
    switches: world.switches.list,
    setSwitches: (values) => {
      world.switches.set(parseOrExplain(switchChangeSchema, values, "Switches"));
      return world.switches.list();
    },
    review: () => world.review,
    setReview: (input) => {
      const { mode, delayMs, reply } = parseOrExplain(reviewChangeSchema, input, "Review");
      const { review } = world;
      world.review = { mode: mode ?? review.mode, delayMs: delayMs ?? review.delayMs, reply: reply ?? review.reply };
      return world.review;
    },
    reset: () => {
      reset();
      changed();
    },
  };
}

function checkExpected({ id }: ObjectRef, view: ObjectView, expected: Readonly<Record<string, unknown>>): void {
  // Where several differ, the status says most.
  const { status, ...others } = expected;
  for (const [field, value] of Object.entries(status === undefined ? others : { status, ...others })) {
    // As JSON writes it: what is expected came that way.
    const now: unknown = JSON.parse(JSON.stringify(view[field] ?? null));
    if (!isDeepStrictEqual(now, value)) throw new ChangedMeanwhile(id, field, now, value);
  }
}

/** Where the clock jumps to; undefined where it does not. */
function jumpOf({ now, advanceMs, offsetMs }: ClockChange, standsAt: number): number | undefined {
  if (now !== undefined) return typeof now === "number" ? now : Date.parse(now);
  if (advanceMs !== undefined) return standsAt + advanceMs;
  return offsetMs === undefined ? undefined : Date.now() + offsetMs;
}

/** The action of that name. @throws Error listing the actions. */
export function actionNamed(name: string): ObjectAction {
  const action = objectActions.find((known) => known === name);
  if (action === undefined) throw new Error(`Unknown action "${name}". Allowed: ${objectActions.join(", ")}.`);
  return action;
}

function kindsOf(platforms: ReadonlyMap<string, Platform>, platform: string): ReadonlyMap<string, ObjectKind> {
  return new Map(Object.entries(entryOf(platforms, platform, "platform").kinds));
}

function entryOf<Value>(entries: ReadonlyMap<string, Value>, name: string, what: string): Value {
  const value = entries.get(name);
  if (value === undefined) throw new Error(`Unknown ${what} "${name}". Allowed: ${[...entries.keys()].join(", ")}.`);
  return value;
}
