/**
 * Values as configurations, plans and states hold them.
 *
 * A value that a plan cannot know yet is `UNKNOWN`, at any depth. Sets are arrays in canonical order without repetition.
 */
import { compareNumbers, Decimal, isNumeric, type Numeric, numberText } from "./number/numeric";

export const UNKNOWN: unique symbol = Symbol("unknown");
export type Unknown = typeof UNKNOWN;

export type Value = null | boolean | Numeric | string | Unknown | readonly Value[] | { readonly [key: string]: Value };

/** The attributes of one object, provider block or data source. */
export type Values = Readonly<Record<string, Value>>;

/** Names of attributes: a set, or a map that tells more of each. */
export type Names = Pick<ReadonlySet<string>, "has" | "size">;

/**
 * A value of an attribute that takes any type. Its type cannot be told from it (a set from a list), so that it goes along, as in a state.
 */
export type Dynamic = {
  readonly value: Value;
  /** In Terraform's notation; unknown where that is not known yet. */
  readonly type: Value;
};

export function isUnknown(value: unknown): value is Unknown {
  return value === UNKNOWN;
}

export function isObject(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}

export function containsUnknown(value: Value): boolean {
  if (isUnknown(value)) return true;
  if (Array.isArray(value)) return value.some(containsUnknown);
  return isObject(value) && Object.values(value).some(containsUnknown);
}

/** Deep equality. An unknown equals nothing but an unknown; an absent key equals null. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  const left = a ?? null;
  const right = b ?? null;
  if (left === right) return true;
  if (isNumeric(left) || isNumeric(right)) return isNumeric(left) && isNumeric(right) && numberText(left) === numberText(right);
  if (Array.isArray(left)) {
    return Array.isArray(right) && left.length === right.length && left.every((item, i) => sameValue(item, right[i]));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameValue(left[key], right[key]));
}

/** May this be what a planned value turned into? What was unknown may have become anything; of a set, that may move or join its elements. */
export function fitsPlan(planned: Value | undefined, actual: Value | undefined): boolean {
  const wanted: Value = planned ?? null;
  const found: Value = actual ?? null;
  if (isUnknown(wanted)) return true;
  if (!containsUnknown(wanted)) return sameValue(wanted, found);
  if (Array.isArray(wanted)) return Array.isArray(found) && itemsFit(wanted, found);
  if (!isObject(wanted) || !isObject(found)) return false;
  const keys = new Set([...Object.keys(wanted), ...Object.keys(found)]);
  return [...keys].every((key) => fitsPlan(wanted[key], found[key]));
}

function itemsFit(wanted: readonly Value[], found: readonly Value[]): boolean {
  if (wanted.length === found.length && wanted.every((item, i) => fitsPlan(item, found[i]))) return true;
  return found.length <= wanted.length && wanted.every((item) => found.some((other) => fitsPlan(item, other)));
}

/** Elements of a set in canonical order, which is Terraform's for texts and numbers, each once; all unknown ones are kept, after the known, and null is last. */
export function canonicalSet(items: readonly Value[]): Value[] {
  const known = new Map<string, Value>();
  const unknown: Value[] = [];
  for (const item of items) {
    if (containsUnknown(item)) unknown.push(item);
    else if (item !== null) known.set(canonicalKey(item), item);
  }
  return [...[...known].sort(byValueOrKey).map(([, item]) => item), ...unknown, ...(items.includes(null) ? [null] : [])];
}

type Keyed = readonly [key: string, item: Value];

function byValueOrKey([keyA, a]: Keyed, [keyB, b]: Keyed): number {
  const kinds = rankOf(a) - rankOf(b);
  if (kinds !== 0) return kinds;
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  return inTextOrder(keyA, keyB);
}

/** The elements of a set are of one kind where the language makes it. */
function rankOf(value: Value): number {
  return typeof value === "boolean" ? 0 : isNumeric(value) ? 1 : typeof value === "string" ? 2 : 3;
}

/** By code points. JavaScript compares units, by which what takes two of them (an emoji) comes before full-width signs. */
export function inTextOrder(a: string, b: string): number {
  if (a === b) return 0;
  if (!surrogate.test(a) && !surrogate.test(b)) return a < b ? -1 : 1;
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((character, i) => character !== right[i]);
  return (left[at]?.codePointAt(0) ?? -1) - (right[at < 0 ? left.length : at]?.codePointAt(0) ?? -1);
}

const surrogate = /[\ud800-\udfff]/;

/** The same text for the same value, whatever the order of its fields. */
export function canonicalKey(value: Value): string {
  if (typeof value === "string") return value;
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === "bigint" || part instanceof Decimal) return part.toString();
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
