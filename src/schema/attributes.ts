import type { BoolType, NestedType, NumberType, StringType, Type, ValueOf } from "./types";
import type { Unknown, Value } from "./values";

/**
 * Who gives an attribute its value:
 * `required` and `optional` the configuration alone; `defaulted` the configuration or else a fixed default;
 * `derived` the configuration or else this program while planning; `computed` the platform or this program alone.
 */
export type Presence = "required" | "optional" | "defaulted" | "derived" | "computed";

export interface Attribute<T extends Type = Type, P extends Presence = Presence> {
  readonly type: T;
  readonly presence: P;
  /** One paragraph of Markdown for the reference documentation. */
  readonly doc: string;
  /** The value of a `defaulted` attribute that the configuration leaves out. */
  readonly default?: Value;
  readonly sensitive?: boolean;
  /** A change needs a new object, whatever its state. */
  readonly forcesReplacement?: boolean;
  /** Steers this program and is never sent: a change is recorded, no request is made. */
  readonly local?: boolean;
  /** Computed, and given anew by the platform with every write. */
  readonly volatile?: boolean;
  /** What its values mean, where the platform's own are no words. */
  readonly words?: Readonly<Record<string, string>>;
  /** Holds platform text in which `${name}` is the platform's variable, not a reference. */
  readonly platformText?: boolean;
  /** Written as a nested block (`timeouts { … }`), not as an attribute. Only for single nesting. */
  readonly block?: boolean;
  /** Environment variables that stand in for a provider setting, first one set wins. */
  readonly env?: readonly string[];
}

/** A value for people: `READY`, or `under review (1)` where the value itself is no word. */
export function inWords(attribute: Pick<Attribute, "words"> | undefined, value: string): string {
  const words = attribute?.words?.[value];
  return words === undefined ? value : `${words} (${value})`;
}

export type Attributes = Readonly<Record<string, Attribute>>;

type Options = Omit<Attribute, "type" | "presence" | "default">;

export function required<const T extends Type>(type: T, options: Options): Attribute<T, "required"> {
  return { ...options, type, presence: "required" };
}
export function optional<const T extends Type>(type: T, options: Options): Attribute<T, "optional"> {
  return { ...options, type, presence: "optional" };
}
export function defaulted<const T extends StringType | NumberType | BoolType>(
  type: T,
  value: ValueOf<T>,
  options: Options,
): Attribute<T, "defaulted"> {
  return { ...options, type, presence: "defaulted", default: value };
}
export function derived<const T extends Type>(type: T, options: Options): Attribute<T, "derived"> {
  return { ...options, type, presence: "derived" };
}
export function computed<const T extends Type>(type: T, options: Options): Attribute<T, "computed"> {
  return { ...options, type, presence: "computed" };
}
export function block<const A extends Attributes>(
  type: NestedType<"single", A>,
  options: Options,
): Attribute<NestedType<"single", A>, "optional"> {
  return { ...options, type, presence: "optional", block: true };
}

/** May the configuration give this attribute? */
export function isConfigurable(attribute: Attribute): boolean {
  return attribute.presence !== "computed";
}

type KnownValue<A extends Attribute> =
  A extends Attribute<infer T, infer P> ? (P extends "required" | "defaulted" ? ValueOf<T> : ValueOf<T> | null) : never;

/** An object of which everything is known: what handlers see. */
export type Known<A extends Attributes> = { readonly [K in keyof A]: KnownValue<A[K]> };

/** An object in a plan: any part may be unknown, or null where nothing was given. */
export type Planned<A extends Attributes> = { readonly [K in keyof A]: KnownValue<A[K]> | Unknown | null };

/** The part of an object that the configuration and this program decide: what a create or update asks for. */
export type Wanted<A extends Attributes> = {
  readonly [K in keyof A as A[K] extends Attribute<Type, "computed"> ? never : K]: KnownValue<A[K]>;
};

/** What a platform said of an object. A key that is left out was not said. */
export type Seen<A extends Attributes> = {
  readonly [K in keyof A]?: (A[K] extends Attribute<infer T, Presence> ? SeenValue<T> : never) | null;
};
/** Closed lists are open on the way back: a platform may know values that its document does not. */
type SeenValue<T extends Type> = T extends StringType ? string : ValueOf<T>;
