/** Forms of JSON that people write, as data: one reads, and tells itself as a JSON Schema. */

/** What is not as its form says. */
export class Misfit {
  constructor(
    /** The rest of a sentence that begins with its place: `is missing; it must be a text.` */
    readonly what: string,
    /** `messages.otp.on[0].audience`; empty for the whole. */
    readonly place = "",
    /** A name that does not belong there, and those that do. */
    readonly stray?: { readonly name: string; readonly missing: readonly string[] } | undefined,
  ) {}

  within(part: string | number): Misfit {
    const outer = typeof part === "number" ? `[${part}]` : part;
    const dot = this.place === "" || this.place.startsWith("[") ? "" : ".";
    return new Misfit(this.what, `${outer}${dot}${this.place}`, this.stray);
  }
}

export interface Form<T> {
  readonly schema: object;
  readonly read: (value: unknown) => T | Misfit;
  readonly isOptional?: true;
}

export const text: Form<string> = {
  schema: { type: "string" },
  read: (value) => (typeof value === "string" ? value : misfit(value, "a text")),
};

/** With something in it. */
export const filled: Form<string> = {
  schema: { type: "string", minLength: 1 },
  read: (value) => (value === "" ? new Misfit("is empty.") : text.read(value)),
};

export const flag: Form<boolean> = {
  schema: { type: "boolean" },
  read: (value) => (typeof value === "boolean" ? value : misfit(value, "true or false")),
};

export function choice<const T extends string | number>(...values: readonly T[]): Form<T> {
  return {
    schema: { enum: values },
    read: (value) => values.find((each) => each === value) ?? misfit(value, `one of ${values.join(", ")}`),
  };
}

export function integerFrom(least: number): Form<number> {
  return {
    schema: { type: "integer", minimum: least },
    read(value) {
      if (typeof value !== "number" || !Number.isSafeInteger(value)) return misfit(value, "an integer");
      return value >= least ? value : misfit(value, `${least} or more`);
    },
  };
}

/** May be left out. */
export function optional<T>({ schema, read }: Form<T>): Form<T | undefined> {
  return { schema, read: (value) => (value === undefined ? undefined : read(value)), isOptional: true };
}

export function described<T>(description: string, form: Form<T>): Form<T> {
  return { ...form, schema: { ...form.schema, description } };
}

export function list<T>(of: Form<T>): Form<readonly T[]> {
  return {
    schema: { type: "array", items: of.schema },
    read(value) {
      if (!Array.isArray(value)) return misfit(value, "a list");
      const items: T[] = [];
      for (const [index, each] of value.entries()) {
        const item = of.read(each);
        if (item instanceof Misfit) return item.within(index);
        items.push(item);
      }
      return items;
    },
  };
}

/** With something in it. */
export function filledList<T>(of: Form<T>): Form<readonly T[]> {
  const { schema, read } = list(of);
  return {
    schema: { ...schema, minItems: 1 },
    read: (value) => (Array.isArray(value) && value.length === 0 ? new Misfit("is empty.") : read(value)),
  };
}

/** Values by names that are chosen by who writes it. */
export function map<T>(of: Form<T>): Form<Readonly<Record<string, T>>> {
  return {
    schema: { type: "object", propertyNames: filled.schema, additionalProperties: of.schema },
    read(value) {
      if (!isObject(value)) return misfit(value, "an object");
      const members: [string, T][] = [];
      for (const [name, each] of Object.entries(value)) {
        if (name === "") return new Misfit("has an empty name in it.");
        const member = of.read(each);
        if (member instanceof Misfit) return member.within(name);
        members.push([name, member]);
      }
      return Object.fromEntries(members);
    },
  };
}

/** Every name of the type, and no other. */
export function object<T extends object>(fields: { readonly [Name in keyof T]-?: Form<T[Name]> }): Form<T> {
  const forms: readonly (readonly [string, Form<unknown>])[] = Object.entries(fields);
  const names = forms.map(([name]) => name);
  return {
    schema: {
      type: "object",
      properties: Object.fromEntries(forms.map(([name, { schema }]) => [name, schema])),
      required: forms.flatMap(([name, { isOptional }]) => (isOptional ? [] : [name])),
      additionalProperties: false,
    },
    read(value) {
      if (!isObject(value)) return misfit(value, "an object");
      // What is there that should not be is a better hint than what is missing.
      const stray = Object.keys(value).find((name) => !names.includes(name));
      if (stray !== undefined) return strayIn(value, stray, names);
      const contents: Record<string, unknown> = {};
      for (const [name, form] of forms) {
        const read = form.read(Object.hasOwn(value, name) ? value[name] : undefined);
        if (read instanceof Misfit) return read.within(name);
        if (read !== undefined) contents[name] = read;
      }
      return contents as T;
    },
  };
}

function strayIn(value: object, stray: string, names: readonly string[]): Misfit {
  const missing = names.filter((name) => !Object.hasOwn(value, name));
  return new Misfit(`has "${stray}"; allowed are ${names.join(", ")}.`, "", { name: stray, missing });
}

function misfit(value: unknown, allowed: string): Misfit {
  return new Misfit(`is ${value === undefined ? "missing" : shown(value)}; it must be ${allowed}.`);
}

/** As an error shows it. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return JSON.stringify(value)?.slice(0, 60) ?? "nothing";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
