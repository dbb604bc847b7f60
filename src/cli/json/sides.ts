/** What an object was and will be, as Terraform writes it: without what must not be shown and what is not known yet, which are named beside it. */
import { containsUnknown, isObject, isUnknown, type Names, plainValues, type Value, type Values } from "../../schema";
import type { Change, Drift, Plan, ReviewMove } from "../../stack";
import { definitionOf, isHidden } from "../reading/definitions";
import { type Review, reviewOf } from "../review";

export function sides(plan: Plan, { address, before, after, sensitive, wasSensitive }: Change): object {
  const old = before && parts(plan, address, before.values, new Set([...sensitive.keys(), ...wasSensitive]));
  const next = after && parts(plan, address, after, sensitive);
  return {
    before: old?.known ?? null,
    after: next?.known ?? null,
    after_unknown: next?.unknown ?? {},
    before_sensitive: old?.secret ?? false,
    after_sensitive: next?.secret ?? false,
  };
}

export function driftSides(plan: Plan, { address, recorded, observed, sensitive }: Drift): object {
  const old = parts(plan, address, recorded, sensitive);
  const next = observed && parts(plan, address, observed, sensitive);
  return {
    before: old.known,
    after: next?.known ?? null,
    after_unknown: next?.unknown ?? {},
    before_sensitive: old.secret,
    after_sensitive: next?.secret ?? false,
  };
}

/** How a review stood and stands. */
export function reviewSides(plan: Plan, { address, recorded, observed }: ReviewMove): object {
  const definition = definitionOf(plan, address);
  return { before: reviewJson(reviewOf(recorded, definition)), after: reviewJson(reviewOf(observed, definition)) };
}

/** Nothing where it is not known. */
export function reviewJson(review: Review | undefined): object {
  return review ? { status: review.status, usable: review.usable, review: review.words } : {};
}

interface Parts {
  readonly known: object;
  /** Truth in the place of what is not known yet. */
  readonly unknown: object;
  /** Truth for the attributes that must not be shown. */
  readonly secret: object;
}

export function parts(plan: Plan, address: string, recorded: Values, sensitive: Names): Parts {
  const { attributes } = definitionOf(plan, address);
  const values = plainValues(recorded, attributes);
  const entries = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  const hides = (name: string) => isHidden(name, attributes, (each) => sensitive.has(each));
  const isOpen = containsUnknown(values);
  return {
    known: withoutUndefined(entries.map(([name, value]) => [name, hides(name) ? undefined : knownPart(value)])),
    unknown: isOpen
      ? withoutFalse(entries.map(([name, value]) => [name, hides(name) ? containsUnknown(value) : marks(value, isUnknown)]))
      : {},
    secret: withoutFalse(entries.map(([name, value]) => [name, hides(name) || marks(value, () => false)])),
  };
}

/** A value without what is not known yet; null holds its place in a list. Undefined where nothing is known. */
export function knownPart(value: Value): unknown {
  if (isUnknown(value)) return undefined;
  if (Array.isArray(value)) return value.map((item: Value) => knownPart(item) ?? null);
  return isObject(value) ? withoutUndefined(Object.entries(value).map(([key, item]) => [key, knownPart(item)])) : value;
}

/** Truth or falsehood in the shape of the value; an object leaves out what is false. */
export function marks(value: Value, isMarked: (leaf: Value) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item: Value) => marks(item, isMarked));
  if (isObject(value)) return withoutFalse(Object.entries(value).map(([key, item]) => [key, marks(item, isMarked)]));
  return isMarked(value);
}

type Entries = readonly (readonly [string, unknown])[];

function withoutUndefined(entries: Entries): object {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function withoutFalse(entries: Entries): object {
  return Object.fromEntries(entries.filter(([, value]) => value !== false));
}
