import { Lazy } from "cdktf";

/**
 * Keeps the keys of maps in a provider block as they were written.
 *
 * The engine spells the names of a provider's settings in snake case, and the keys of maps with them: the rule `V22` would become `v22`.
 * It leaves values alone that are resolved later.
 *
 * @param attributes what the provider block is made of
 * @param maps where in it maps are: `rules`, `baidu.rules`
 */
export function keepMapKeys<Attributes extends Record<string, unknown>>(attributes: Attributes, maps: readonly string[]): Attributes {
  const entries = Object.entries(attributes).map(([name, value]) => {
    if (!isObject(value)) return [name, value];
    if (maps.includes(name)) return [name, Lazy.anyValue({ produce: () => value })];
    const within = maps.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1));
    return [name, within.length > 0 ? keepMapKeys(value, within) : value];
  });
  return Object.fromEntries(entries);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
