/**
 * Reads answers by their structure: one reader for each field, and objects and lists made of readers.
 */
import { isObject, numberOf, Unreadable } from "../../shared/client/answers";

/**
 * @param name of the field, for the error
 * @throws Unreadable
 */
export type Reader<T> = (value: unknown, name: string) => T;

/** As it stands, blanks included: what people wrote is not touched. */
export const text: Reader<string> = (value, name) => {
  if (typeof value === "string") return value;
  throw new Unreadable(value === undefined ? `the answer has no ${name}` : `${name} in the answer is no text`);
};

export const integer: Reader<number> = (value, name) => {
  const number = numberOf(value);
  if (number !== undefined && Number.isSafeInteger(number)) return number;
  throw new Unreadable(value === undefined ? `the answer has no ${name}` : `${name} in the answer is no integer`);
};

/** A number of any length, or a text of digits, as a text of digits. */
export const id: Reader<string> = (value, name) => {
  const digits = typeof value === "number" ? String(value) : value;
  if (typeof digits === "string" && /^\d{1,20}$/.test(digits)) return digits;
  throw new Unreadable(value === undefined ? `the answer has no ${name}` : `${name} in the answer is no id`);
};

const largestId = 2n ** 64n - 1n;

/** Can calls name an object by it? */
export function isObjectId(value: unknown): value is string {
  return typeof value === "string" && /^[1-9]\d{0,19}$/.test(value) && BigInt(value) <= largestId;
}

/** The id of a signature or template, which later calls take. */
export const objectId: Reader<string> = (value, name) => {
  const digits = id(value, name);
  if (isObjectId(digits)) return digits;
  throw new Unreadable(`${name} in the answer is no id: ${digits}`);
};

/** Absent or null: undefined. */
export function maybe<T>(read: Reader<T>): Reader<T | undefined> {
  return (value, name) => (value === undefined || value === null ? undefined : read(value, name));
}

/** Null is an empty list; an absent one is none, so that a foreign answer cannot pass for "nothing there". */
export function listOf<T>(read: Reader<T>): Reader<readonly T[]> {
  return (value, name) => {
    if (value === null) return [];
    if (Array.isArray(value)) return value.map((item) => read(item, name));
    throw new Unreadable(value === undefined ? `the answer has no ${name}` : `${name} in the answer is no list`);
  };
}

/** Reads the named fields and ignores all others; those without a value are left out. */
export function record<T extends object>(fields: { readonly [Name in keyof T]-?: Reader<T[Name]> }): Reader<T> {
  const readers = Object.entries<Reader<unknown>>(fields);
  return (value, name) => {
    if (!isObject(value)) throw new Unreadable(value === undefined ? `the answer has no ${name}` : `${name} in the answer is no object`);
    const read = readers.map(([field, reader]) => [field, reader(value[field], field)] as const);
    return Object.fromEntries(read.filter(([, content]) => content !== undefined)) as T;
  };
}

/** Of every answer. */
export const requestId = { RequestId: maybe(text) };
