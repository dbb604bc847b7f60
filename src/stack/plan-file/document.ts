/** A plan as its file holds it. */
import type { ObjectState } from "../../reconcile";
import type { Value, Values } from "../../schema";
import type { Change, Drift, OutputChange, Plan, ReviewMove } from "../engine/plan/plan";
import type { SensitiveParts } from "../expression";
import { decodeValue, decodeValues, type EncodedValue, encodeValue, encodeValues } from "./values";

type EncodedValues = Readonly<Record<string, EncodedValue>>;

interface EncodedObject {
  readonly values: EncodedValues;
  readonly private: ObjectState["private"];
}

interface EncodedSides {
  readonly before: EncodedObject | null;
  /** Left out where it is as before. */
  readonly after?: EncodedValues | null;
  readonly sensitive: EncodedParts;
}
/** Keys and indexes, with their parts where they are sensitive in part. */
type EncodedParts = readonly (string | readonly [step: string, parts: EncodedParts])[];
type EncodedChange = WithEncodedSides<Change>;
type WithEncodedSides<C> = C extends Change ? Omit<C, keyof EncodedSides> & EncodedSides : never;

interface EncodedDrift extends Omit<Drift, "recorded" | "observed" | "sensitive"> {
  readonly recorded: EncodedValues;
  readonly observed: EncodedValues | null;
  readonly sensitive: readonly string[];
}

interface EncodedReviewMove extends Omit<ReviewMove, "recorded" | "observed"> {
  readonly recorded: EncodedValues;
  readonly observed: EncodedValues;
}

interface EncodedOutput extends Omit<OutputChange, "before" | "after"> {
  readonly before?: EncodedValue;
  readonly after?: EncodedValue;
}

/** What a plan decided, without the stack that it was made for. */
export interface Decisions {
  readonly destroy: boolean;
  readonly refreshOnly: boolean;
  readonly targets: readonly string[];
  readonly madeAt: string;
  readonly basis: Plan["basis"];
  /** Left out in older files. */
  readonly accounts?: Plan["accounts"];
  readonly moves: Plan["moves"];
  readonly observed: readonly (readonly [string, EncodedObject | null])[];
  readonly changes: readonly EncodedChange[];
  readonly drift: readonly EncodedDrift[];
  readonly reviewMoves: readonly EncodedReviewMove[];
  readonly outputs: readonly EncodedOutput[];
  readonly diagnostics: Plan["diagnostics"];
}

export function encodePlan(plan: Plan): Decisions {
  const { destroy, refreshOnly, targets, madeAt, basis, accounts, moves, diagnostics } = plan;
  return {
    destroy,
    refreshOnly,
    targets,
    madeAt,
    basis,
    accounts,
    moves,
    diagnostics,
    observed: [...plan.observed].map(([address, object]) => [address, object && encodeObject(object)]),
    changes: plan.changes.map(encodeChange),
    drift: plan.drift.map(({ recorded, observed, sensitive, ...rest }) => ({
      ...rest,
      recorded: encodeValues(recorded),
      observed: observed && encodeValues(observed),
      sensitive: [...sensitive],
    })),
    reviewMoves: plan.reviewMoves.map(({ recorded, observed, ...place }) => ({
      ...place,
      recorded: encodeValues(recorded),
      observed: encodeValues(observed),
    })),
    outputs: plan.outputs.map(({ before, after, ...rest }) => ({
      ...rest,
      ...(before !== undefined && { before: encodeValue(before) }),
      ...(after !== undefined && { after: encodeValue(after) }),
    })),
  };
}

export function decodePlan(decisions: Decisions): Omit<Plan, "stack" | "errored"> {
  return {
    ...decisions,
    accounts: decisions.accounts ?? [],
    observed: new Map(decisions.observed.map(([address, object]) => [address, object && decodeObject(object)])),
    changes: decisions.changes.map(decodeChange),
    drift: decisions.drift.map(({ recorded, observed, sensitive, ...rest }) => ({
      ...rest,
      recorded: decodeValues(recorded),
      observed: observed && decodeValues(observed),
      sensitive: new Set(sensitive),
    })),
    reviewMoves: decisions.reviewMoves.map(({ recorded, observed, ...place }) => ({
      ...place,
      recorded: decodeValues(recorded),
      observed: decodeValues(observed),
    })),
    outputs: decisions.outputs.map(({ before, after, ...rest }) => ({
      ...rest,
      before: before === undefined ? undefined : decodeValue(before),
      after: after === undefined ? undefined : decodeValue(after),
    })),
  };
}

function encodeChange({ before, after, sensitive, ...rest }: Change): EncodedChange {
  const same = after !== null && before !== null && sameByReference(before.values, after);
  return {
    ...rest,
    before: before && encodeObject(before),
    ...(!same && { after: after && encodeValues(after) }),
    sensitive: encodeParts(sensitive),
  };
}

function decodeChange({ before: encodedBefore, after: encodedAfter, sensitive: parts, ...rest }: EncodedChange): Change {
  const before = encodedBefore && decodeObject(encodedBefore);
  const after = encodedAfter === undefined ? (before?.values ?? null) : encodedAfter && decodeValues(encodedAfter);
  const sensitive = decodeParts(parts);
  switch (rest.action) {
    case "create":
    case "read":
      return { ...rest, sensitive, before: null, after: there(after, rest) };
    case "none":
    case "update":
    case "replace":
      return { ...rest, sensitive, before: there(before, rest), after: there(after, rest) };
    case "delete":
    case "forget":
      return { ...rest, sensitive, before: there(before, rest), after: null };
  }
}

function encodeParts(parts: SensitiveParts): EncodedParts {
  return [...parts].map(([step, part]) => (part === "all" ? step : [step, encodeParts(part)]));
}

function decodeParts(parts: EncodedParts): SensitiveParts {
  const decode = (part: EncodedParts[number]) =>
    typeof part === "string" ? ([part, "all"] as const) : ([part[0], decodeParts(part[1])] as const);
  return new Map<string, "all" | SensitiveParts>(parts.map(decode));
}

function there<T>(side: T | null, { address, action }: Pick<Change, "address" | "action">): T {
  if (side === null) throw new Error(`the plan's ${action} of ${address} lacks what the object is or was`);
  return side;
}

/** Most objects of a plan stay as they are: their values need no second copy. */
function sameByReference(a: Values, b: Values): boolean {
  const names = Object.keys(b);
  return names.length === Object.keys(a).length && names.every((name) => samePart(a[name], b[name]));
}

function samePart(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => item === b[i]);
}

function encodeObject({ values, private: memory }: ObjectState): EncodedObject {
  return { values: encodeValues(values), private: memory };
}

function decodeObject({ values, private: memory }: EncodedObject): ObjectState {
  return { values: decodeValues(values), private: memory };
}
