/** Accounts as the console sets them up, numbers as the carriers know them: what exists anyway and differs from its beginning. */
import type { z } from "zod";
import type { ManagedObject, ObjectKind, Shown } from "../../platform";
import type { SettingsStore } from "../../stores/settings";
import { parseOrExplain } from "../../values/validation";

export interface SettingsKind<Schema extends z.ZodType<object>> {
  readonly schema: Schema;
  readonly settings: SettingsStore<z.infer<Schema>>;
  /** The name that an id means; default itself. @throws Error for what can be none. */
  nameOf?(id: string): string;
  /** What the view shows: without secrets. */
  show(settings: z.infer<Schema>, name: string): Pick<Shown, "account" | "status"> & Readonly<Record<string, unknown>>;
}

/** The id is the name. Listed are those that were changed. */
export function settingsKind<Schema extends z.ZodType<object>>({
  schema,
  settings,
  nameOf = (id) => id,
  show,
}: SettingsKind<Schema>): ObjectKind {
  const object = (name: string): ManagedObject => ({
    show: () => ({ ...show(settings.of(name), name), id: name }),
    edit: (changes) => settings.set(name, parseOrExplain(schema, { ...settings.of(name), ...Object(changes) }, `Edit of ${name}`)),
    remove: () => settings.forget(name),
  });
  return {
    all: () => settings.list().map(([name]) => object(name)),
    find: (id) => {
      const name = nameOf(id);
      return settings.exists(name) ? object(name) : undefined;
    },
  };
}

/** @param numberOf the number that a text means, in the form in which it is kept; `undefined` for what is none */
export function numberNamed(numberOf: (text: string) => string | undefined) {
  return (text: string): string => {
    const number = numberOf(text);
    if (number === undefined) throw new Error(`"${text}" is no number. Expected 11 digits, or E.164 with its plus sign.`);
    return number;
  };
}
