import type { Dynamic, Value } from "./values";

/** The types of attributes, and attributes themselves, which nest in them: Terraform's own, as data. */

export type Type = StringType | NumberType | BoolType | CollectionType | NestedType | DynamicType;

export interface StringType<V extends string = string> {
  readonly kind: "string";
  /** The only values allowed, where the list is closed. */
  readonly oneOf?: readonly V[];
}
export interface NumberType {
  readonly kind: "number";
}
export interface BoolType {
  readonly kind: "bool";
}
export interface CollectionType<K extends "list" | "set" | "map" = "list" | "set" | "map", E extends Type = Type> {
  readonly kind: K;
  readonly element: E;
}
/** An object, or a collection of objects, with attributes of their own. */
export interface NestedType<N extends Nesting = Nesting, A extends Attributes = Attributes> {
  readonly kind: "nested";
  readonly nesting: N;
  readonly attributes: A;
}
/** A value of any type, with its type: see {@link Dynamic}. Only for attributes of objects that engines bring themselves. */
export interface DynamicType {
  readonly kind: "dynamic";
  /** The attribute whose type it has. */
  readonly like?: string;
}
export type Nesting = "single" | "list" | "set" | "map";

export const string: StringType = { kind: "string" };
export const number: NumberType = { kind: "number" };
export const bool: BoolType = { kind: "bool" };

export function oneOf<const V extends string>(values: readonly V[]): StringType<V> {
  return { kind: "string", oneOf: values };
}
export function list<const E extends Type>(element: E): CollectionType<"list", E> {
  return { kind: "list", element };
}
export function set<const E extends Type>(element: E): CollectionType<"set", E> {
  return { kind: "set", element };
}
export function map<const E extends Type>(element: E): CollectionType<"map", E> {
  return { kind: "map", element };
}
export function nested<const N extends Nesting, const A extends Attributes>(nesting: N, attributes: A): NestedType<N, A> {
  return { kind: "nested", nesting, attributes };
}

export function dynamic(options: Omit<DynamicType, "kind"> = {}): DynamicType {
  return { kind: "dynamic", ...options };
}

/** The TypeScript type of a known, non-null value of a type. */
export type ValueOf<T extends Type> =
  T extends StringType<infer V>
    ? V
    : T extends NumberType
      ? number
      : T extends BoolType
        ? boolean
        : T extends CollectionType<"map", infer E>
          ? Readonly<Record<string, ValueOf<E>>>
          : T extends CollectionType<"list" | "set", infer E>
            ? readonly ValueOf<E>[]
            : T extends NestedType<infer N, infer A>
              ? N extends "single"
                ? Known<A>
                : N extends "map"
                  ? Readonly<Record<string, Known<A>>>
                  : readonly Known<A>[]
              : T extends DynamicType
                ? Dynamic
                : never;

/**
 * Who gives an attribute its value:
 * `required` and `optional` the configuration alone; `requiredToCreate` the configuration, which may leave it out as long as nothing is sent,
 * because the platform never tells it; `defaulted` the configuration or else a fixed default;
 * `derived` the configuration or else this program while planning; `computed` the platform or this program alone.
 */
export type Presence = "required" | "requiredToCreate" | "optional" | "defaulted" | "derived" | "computed";

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
  /** The platform tells it in its answer to a create, and never again. */
  readonly toldOnce?: boolean;
  /** What its values mean, where the platform's own are no words. */
  readonly words?: Readonly<Record<string, string>>;
  /** Holds platform text in which `${name}` is the platform's variable, not a reference. */
  readonly platformText?: boolean;
  /** Written as a nested block (`timeouts { … }`), not as an attribute. Only for single nesting. */
  readonly block?: boolean;
  /** Environment variables that stand in for a provider setting, first one set wins. */
  readonly env?: readonly string[];
  /** Why a provider setting cannot be used, in a sentence; asked when the provider is configured, whether or not anything needs it. */
  readonly problem?: (value: string) => string | undefined;
}

export type Attributes = Readonly<Record<string, Attribute>>;

export type KnownValue<A extends Attribute> =
  A extends Attribute<infer T, infer P> ? (P extends "required" | "defaulted" ? ValueOf<T> : ValueOf<T> | null) : never;

/** An object of which everything is known: what handlers see. */
export type Known<A extends Attributes> = { readonly [K in keyof A]: KnownValue<A[K]> };
