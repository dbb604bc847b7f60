/**
 * What a platform says, described as data: a field list of decoders tells what must be there and what may be missing, and its type is
 * inferred. What is unknown is ignored.
 *
 * @example
 * const created = object({ signatureId: filled, status: lenient(text) });
 * type Created = Decoded<typeof created>; // { readonly signatureId: string; readonly status?: string | undefined }
 */

/** Something is not what it must be. Of what stands there no more is told than its kind, for it may be somebody's words; ids are shown. */
export class Unreadable {
  constructor(
    /** What stands there, e.g. `an empty text`; undefined for nothing at all. */
    readonly found: string | undefined,
    /** E.g. `an integer`. */
    readonly allowed: string,
    /** E.g. `items[2].id`; empty for the whole. */
    readonly path = "",
  ) {}

  /** The same, seen from what holds it. */
  within(place: string): Unreadable {
    const path = this.path === "" ? place : `${place}${this.path.startsWith("[") ? "" : "."}${this.path}`;
    return new Unreadable(this.found, this.allowed, path);
  }

  /** @param whole what was read, e.g. `the answer` */
  describe(whole: string): string {
    if (this.found === undefined) return `${whole} has no ${this.path || "content"}; it must be ${this.allowed}`;
    return `${this.path === "" ? whole : `${this.path} in ${whole}`} is ${this.found}; it must be ${this.allowed}`;
  }
}

/** Where the value may be undefined, a field may be missing. */
export type Decoder<T> = (value: unknown) => T | Unreadable;
/** What a decoder reads. */
export type Decoded<D> = D extends (value: unknown) => infer T ? Exclude<T, Unreadable> : never;

/** A listed value, or one that the platform has added since. */
export type Open<T extends string | number> = T | (T extends string ? string & Record<never, never> : number & Record<never, never>);

/** As it stands, blanks included: what people wrote is not touched. */
export const text: Decoder<string> = (value) => (typeof value === "string" ? value : new Unreadable(kindOf(value), "a text"));

/** As it stands, with something in it. */
export const filled = scalar("a text that is not empty", (value) => (typeof value === "string" && value !== "" ? value : undefined));

/** Without blanks around it; a number counts as well. */
export const word: Decoder<string> = (value) => {
  if (typeof value === "number") return String(value);
  const read = typeof value === "string" && (isBare(value) ? value : value.trim());
  return read || new Unreadable(kindOf(value), "a text that is not blank, or a number");
};

/** It begins and ends with what is no blank for sure, as nearly all do: to look for blanks takes longer. */
function isBare(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f;
}

/** Also one that is written as a text. */
export const number = scalar("a number", (value) => {
  if (Number.isSafeInteger(value)) return Number(value);
  const digits = word(value);
  return typeof digits === "string" && /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
});

export const integer = scalar("an integer", (value) => {
  const whole = number(value);
  return typeof whole === "number" && Number.isSafeInteger(whole) ? whole : undefined;
});

/** Also one that is written as a text. */
export const flag = scalar("true or false", (value) => {
  if (value === true || value === "true") return true;
  return value === false || value === "false" ? false : undefined;
});

/**
 * @param allowed for the error, e.g. `an integer`
 * @param convert undefined for what is none
 * @param show what is told of a value that is none; by default what kind of value it is
 */
export function scalar<T>(allowed: string, convert: (value: unknown) => T | undefined, show = kindOf): Decoder<T> {
  return (value) => convert(value) ?? new Unreadable(show(value), allowed);
}

/** A text, or a number as one, by which later calls name an object. The error shows what stands in its place. */
export function id(allowed: string, isId: (id: string) => boolean): Decoder<string> {
  const written = (value: unknown) => (typeof value === "number" ? String(value) : typeof value === "string" ? value : undefined);
  const convert = (value: unknown) => {
    const name = written(value);
    return name !== undefined && isId(name) ? name : undefined;
  };
  const show = (value: unknown) => {
    const name = written(value);
    return name === undefined ? kindOf(value) : JSON.stringify(name.slice(0, 100));
  };
  return scalar(allowed, convert, show);
}

/** A value of a closed list, or one that the platform has added since. */
export function open<T extends string | number>(decode: Decoder<Open<T>>): Decoder<Open<T>> {
  return decode;
}

/** May be missing, or null. */
export function optional<T>(decode: Decoder<T>): Decoder<T | undefined> {
  return (value) => (value === undefined || value === null ? undefined : decode(value));
}

/** May be missing, and counts as missing where something else stands in its place: for what no document promises. */
export function lenient<T>(decode: Decoder<T>): Decoder<T | undefined> {
  return (value) => {
    const read = decode(value);
    return read instanceof Unreadable ? undefined : read;
  };
}

/** Has what it lists in its type, as {@link ObjectDecoder}. */
export type ListDecoder<D extends Decoder<unknown>> = (value: unknown) => readonly Decoded<D>[] | Unreadable;

/**
 * Null is an empty list; a missing one is none, so that a foreign answer cannot pass for "nothing there".
 *
 * @param missing `empty` where the platform leaves out what is empty, and something else in the answer is its own
 */
export function list<D extends Decoder<unknown>>(decode: D, missing?: "empty"): ListDecoder<D>;
export function list<T>(decode: Decoder<T>, missing?: "empty"): Decoder<readonly T[]> {
  return (value) => {
    if (value === null || (value === undefined && missing === "empty")) return [];
    if (!Array.isArray(value)) return new Unreadable(kindOf(value), "a list");
    const items: T[] = [];
    for (const item of value) {
      const read = decode(item);
      if (read instanceof Unreadable) return read.within(`[${items.length}]`);
      items.push(read);
    }
    return items;
  };
}

export type Fields = Readonly<Record<string, Decoder<unknown>>>;
type Flat<T> = { [Name in keyof T]: T[Name] };
/** What the field list of an object reads. */
export type Contents<F extends Fields> = Flat<
  { readonly [Name in keyof F as undefined extends Decoded<F[Name]> ? never : Name]: Decoded<F[Name]> } & {
    readonly [Name in keyof F as undefined extends Decoded<F[Name]> ? Name : never]?: Decoded<F[Name]>;
  }
>;

/** Has its field list in its type, so that what is said of a field is shown where it is used. */
export type ObjectDecoder<F extends Fields> = (value: unknown) => Contents<F> | Unreadable;

/**
 * Reads the named fields and ignores all others; those without a value are left out.
 *
 * @param otherNames second names of fields, where documents have two for one
 */
export function object<F extends Fields>(fields: F, otherNames: { readonly [Name in keyof F]?: string } = {}): ObjectDecoder<F> {
  const decoders = Object.entries(fields).map(([name, decode]) => ({ name, other: otherNames[name], decode }));
  return (value) => {
    if (!isObject(value)) return new Unreadable(kindOf(value), "an object");
    const contents: Record<string, unknown> = {};
    for (const { name, other, decode } of decoders) {
      const read = decode(other === undefined ? value[name] : (value[name] ?? value[other]));
      if (read instanceof Unreadable) return read.within(name);
      if (read !== undefined) contents[name] = read;
    }
    return contents as Contents<F>;
  };
}

interface Field {
  readonly name: string;
  readonly decode: Decoder<unknown>;
  readonly isNeeded: boolean;
}

/**
 * The same of an object that nobody else has, such as one of JSON that was parsed just now: where all is as it should be it is not copied,
 * which would take most of the time of reading it.
 */
export function ownObject<F extends Fields>(fields: F): ObjectDecoder<F> {
  const copy = object(fields);
  const known = new Map<string, Field>();
  for (const [name, decode] of Object.entries(fields)) known.set(name, { name, decode, isNeeded: decode(undefined) !== undefined });
  const needed = [...known.values()].filter(({ isNeeded }) => isNeeded).length;
  /** As they stood last: most reports have theirs in the order of the one before. */
  const order: Field[] = [];
  const isAsItShouldBe = (value: Readonly<Record<string, unknown>>): value is Contents<F> => {
    let count = 0;
    let found = 0;
    for (const name in value) {
      let field = order[count];
      if (field?.name !== name) {
        field = known.get(name);
        if (!field) return false;
        order[count] = field;
      }
      const member = value[name];
      if (field.decode(member) !== member) return false;
      count += 1;
      if (field.isNeeded) found += 1;
    }
    return found === needed;
  };
  return (value) => (isObject(value) && isAsItShouldBe(value) ? value : copy(value));
}

/** What stands under one name of an object. */
export function field<T>(name: string, decode: Decoder<T>): Decoder<T> {
  return (value) => {
    if (!isObject(value)) return new Unreadable(kindOf(value), "an object");
    const read = decode(value[name]);
    return read instanceof Unreadable ? read.within(name) : read;
  };
}

/** The same decoder for each of the names, for an object. */
export function each<Name extends string, T>(names: readonly Name[], decode: Decoder<T>): Readonly<Record<Name, Decoder<T>>> {
  return Object.fromEntries(names.map((name) => [name, decode])) as Record<Name, Decoder<T>>;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Undefined for nothing at all. */
export function kindOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (value === "") return "an empty text";
  if (typeof value === "string") return isBroken(value) ? "a text with half a character" : "a text";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** It holds half a surrogate pair. */
export function isBroken(text: string): boolean {
  // Nearly no text has one of them at all, and to look for halves takes ten times as long.
  return /[\ud800-\udfff]/.test(text) && /\p{Surrogate}/u.test(text);
}
