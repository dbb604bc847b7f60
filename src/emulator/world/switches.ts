/** Switches: where a vendor's document leaves behaviour open, the emulator can behave in each of the possible ways. */

export interface SwitchDefinition {
  readonly values: readonly [string, ...string[]];
  readonly default: string;
  readonly meaning: string;
  /** The same in Chinese. */
  readonly zh: string;
  /** The place where the platform's document is silent or contradicts itself, as `docs/sources.md` explains. */
  readonly gap: string;
}

/** By full name, `<platform>.<kebab-case>`. */
export type SwitchCatalogue = Readonly<Record<string, SwitchDefinition>>;

export interface SwitchState extends SwitchDefinition {
  readonly name: string;
  readonly value: string;
}

/** Typed reading of one platform's switches. */
export interface SwitchReader<Catalogue extends SwitchCatalogue> {
  get<Name extends keyof Catalogue & string>(name: Name): Catalogue[Name]["values"][number];
}

export interface Switches {
  list(): SwitchState[];
  /** Sets all the given switches, or none when one name or value is wrong. */
  set(values: Readonly<Record<string, string>>): void;
  reset(): void;
  reader<Catalogue extends SwitchCatalogue>(catalogue: Catalogue): SwitchReader<Catalogue>;
}

/**
 * @param initial values to start from and to return to on a reset.
 * @throws Error naming the unknown switch or value and what is allowed.
 */
export function createSwitches(catalogue: SwitchCatalogue, initial: Readonly<Record<string, string>> = {}): Switches {
  const values = new Map<string, string>();
  const set = (wanted: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(wanted)) check(catalogue, name, value);
    for (const [name, value] of Object.entries(wanted)) values.set(name, value);
  };
  const reset = () => {
    for (const [name, definition] of Object.entries(catalogue)) values.set(name, definition.default);
    set(initial);
  };
  reset();
  return {
    list: () =>
      Object.entries(catalogue).map(([name, definition]) => ({ name, value: values.get(name) ?? definition.default, ...definition })),
    set,
    reset,
    // Only checked values are ever stored, so a stored value is one of the definition's.
    reader: <C extends SwitchCatalogue>(own: C) => ({
      get: <N extends keyof C & string>(name: N) => (values.get(name) ?? own[name]?.default) as C[N]["values"][number],
    }),
  };
}

function check(catalogue: SwitchCatalogue, name: string, value: string): void {
  const definition = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
  if (definition === undefined) {
    throw new Error(`Unknown switch "${name}". Switches: ${Object.keys(catalogue).join(", ")}.`);
  }
  if (!definition.values.includes(value)) {
    throw new Error(`Switch "${name}" has no value "${value}". Allowed: ${definition.values.join(", ")} (default ${definition.default}).`);
  }
}
