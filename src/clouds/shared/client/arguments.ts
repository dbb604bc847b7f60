/**
 * What a program hands to a call, described as data like what a platform says (`decoding.ts`). A program without types can hand over
 * anything, so all of it is read before a call does anything else, and more strictly than an answer: a number is no text, a text no number,
 * and null leaves nothing out, as in the published types. Only kinds are read: on values the calls' rules and the platform have the last word.
 */
import { isUint8Array } from "node:util/types";
import type { CallContext } from "../../../http/errors";
import { type Decoder, kindOf, type ListDecoder, list, scalar, Unreadable } from "./decoding";
import { refusal } from "./failures";

/** A type with the kinds of its values in place of closed lists. */
export type Given<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends AbortSignal | Uint8Array | ((...given: never) => unknown)
      ? T
      : T extends readonly (infer Item)[]
        ? readonly Given<Item>[]
        : T extends object
          ? { readonly [Name in keyof T]: Given<T[Name]> }
          : T;

/** A decoder for each field of a type, those that may be left out included: what is not read is not sent. */
export type FieldsOf<T> = { readonly [Name in keyof T]-?: Decoder<Given<T[Name]>> };

export const numeric = scalar("a number", (value) => (typeof value === "number" ? value : undefined));

export const truth = scalar("true or false", (value) => (typeof value === "boolean" ? value : undefined));

export const bytes = scalar("bytes", (value) => (isUint8Array(value) ? value : undefined));

/** The list is for the error. */
export function textAmong(values: readonly string[]): Decoder<string> {
  return scalar(`one of ${values.join(", ")}`, (value) => (typeof value === "string" ? value : undefined));
}

/** The list is for the error. */
export function numberAmong(values: readonly number[]): Decoder<number> {
  return scalar(`one of the numbers ${values.join(", ")}`, (value) => (typeof value === "number" ? value : undefined));
}

export const abortSignal = scalar("an AbortSignal", (value) => (value instanceof AbortSignal ? value : undefined));

/** What it takes and gives cannot be seen. */
export function functionOf<F extends (...given: never) => unknown>(): Decoder<F> {
  return scalar("a function", (value) => (isFunction<F>(value) ? value : undefined));
}

/** May be left out. */
export function maybe<T>(decode: Decoder<T>): Decoder<T | undefined> {
  return (value) => (value === undefined ? undefined : decode(value));
}

/** Here null is no list. */
export function listOf<D extends Decoder<unknown>>(decode: D): ListDecoder<D> {
  const read = list(decode);
  return (value) => (value === null ? new Unreadable(kindOf(value), "a list") : read(value));
}

/** Values by names that the program chooses. What a `Map` holds would be overlooked. */
export function mapOf<T>(decode: Decoder<T>): Decoder<Readonly<Record<string, T>>> {
  return (value) => {
    if (!isPlainObject(value)) return new Unreadable(kindOf(value), "a plain object");
    const members: [string, T][] = [];
    for (const [name, member] of Object.entries(value)) {
      const read = decode(member);
      if (read instanceof Unreadable) return read.within(/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : `[${JSON.stringify(name)}]`);
      members.push([name, read]);
    }
    return Object.fromEntries(members);
  };
}

/**
 * All that a call was given, by the names of its parameters.
 * @throws PlatformError for the first that is of another kind, by its path such as `message.mobiles[2]`; its value is not repeated
 */
export function readArguments<T>(call: CallContext, given: unknown, decode: Decoder<T>): T {
  const read = decode(given);
  if (!(read instanceof Unreadable)) return read;
  throw refusal(call, `${read.path} is ${read.found ?? "missing"}; it must be ${read.allowed}`);
}

function isFunction<F extends (...given: never) => unknown>(value: unknown): value is F {
  return typeof value === "function";
}

function isPlainObject(value: unknown): value is object {
  return Object.prototype.toString.call(value) === "[object Object]";
}
