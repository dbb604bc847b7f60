import type { Attribute, Attributes, BoolType, KnownValue, NestedType, NumberType, Presence, StringType, Type, ValueOf } from "./types";
import type { Unknown } from "./values";

/** A value for people: `READY`, or `under review (1)` where the value itself is no word. */
export function inWords(attribute: Pick<Attribute, "words"> | undefined, value: string): string {
  const words = attribute?.words?.[value];
  return words === undefined ? value : `${words} (${value})`;
}

type Options = Omit<Attribute, "type" | "presence" | "default">;

export function required<const T extends Type>(type: T, options: Options): Attribute<T, "required"> {
  return { ...options, type, presence: "required" };
}
/** For what the platform never tells: a plan demands it where it is sent, and an object that is there already needs none. */
export function requiredToCreate<const T extends Type>(type: T, options: Options): Attribute<T, "requiredToCreate"> {
  return { ...options, type, presence: "requiredToCreate" };
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

/** What an attribute is, for a message. */
export function firstSentence(doc: string): string {
  return /^[\s\S]*?[.。](?=\s|$)/.exec(doc)?.[0] ?? doc;
}

/** An object in a plan: any part may be unknown, or null where nothing was given. */
export type Planned<A extends Attributes> = { readonly [K in keyof A]: KnownValue<A[K]> | Unknown | null };

/** The part of an object that the configuration and this program decide: what a create or update asks for. */
export type Wanted<A extends Attributes> = {
  readonly [K in keyof A as A[K] extends Attribute<Type, "computed"> ? never : K]: WantedValue<A[K]>;
};
/** What is required to create is there whenever something is sent. */
type WantedValue<A extends Attribute> = A extends Attribute<infer T, "requiredToCreate"> ? ValueOf<T> : KnownValue<A>;

/** What a platform said of an object. A key that is left out, or undefined, was not said. */
export type Seen<A extends Attributes> = {
  readonly [K in keyof A]?: (A[K] extends Attribute<infer T, Presence> ? SeenValue<T> : never) | null | undefined;
};
/** Closed lists are open on the way back: a platform may know values that its document does not. */
type SeenValue<T extends Type> = T extends StringType ? string : ValueOf<T>;
