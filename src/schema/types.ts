import type { Attributes, Known } from "./attributes";

/** The types of attributes: Terraform's own, as data. */
export type Type = StringType | NumberType | BoolType | CollectionType | NestedType;

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
              : never;
