/** What is set up for each account, number or other name that exists anyway: only what differs from the beginning is held. */
import { z } from "zod";
import type { Kept, Store } from "./store";

export interface SettingsStore<Settings> extends Store {
  readonly kept: Kept;
  of(name: string): Settings;
  /** Whether there is such an account, number, … */
  exists(name: string): boolean;
  set(name: string, settings: Settings): void;
  /** Back to how it begins. */
  forget(name: string): void;
  /** Those whose settings were changed. */
  list(): readonly (readonly [name: string, settings: Settings])[];
}

export interface SettingsParts<Schema extends z.ZodObject> {
  readonly schema: Schema;
  /** Default: every name exists. */
  exists?(name: string): boolean;
  /** How an account, a number, … begins. A file needs to say only what differs. */
  initial(name: string): z.output<Schema>;
}

export function createSettings<Schema extends z.ZodObject>({
  schema,
  exists = () => true,
  initial,
}: SettingsParts<Schema>): SettingsStore<z.output<Schema>> {
  const changed = new Map<string, z.output<Schema>>();
  return {
    of: (name) => changed.get(name) ?? initial(name),
    exists,
    set: (name, settings) => void changed.set(name, settings),
    forget: (name) => void changed.delete(name),
    list: () => [...changed],
    clear: () => changed.clear(),
    kept: {
      dump: () => Object.fromEntries(changed),
      get schema() {
        return z
          .record(z.string(), schema.partial())
          .default({})
          .transform((given) => () => {
            for (const [name, settings] of Object.entries(given)) {
              changed.set(name, schema.parse(Object.assign({}, initial(name), settings)));
            }
          });
      },
    },
  };
}
