import { Lazy } from "cdktf";

/**
 * Keeps the keys of maps in a provider block as they were written.
 *
 * The engine spells the names of a provider's settings in snake case, and the keys of maps with them: the rule `V22` would become `v22`.
 * It leaves values alone that are resolved later.
 *
 * @param attributes what the provider block is made of
 * @param maps names of its attributes that are maps
 */
export function keepMapKeys<Attributes extends Record<string, unknown>>(attributes: Attributes, maps: readonly string[]): Attributes {
  const entries = Object.entries(attributes).map(([name, value]) => {
    const isMap = maps.includes(name) && typeof value === "object" && value !== null;
    return [name, isMap ? Lazy.anyValue({ produce: () => value }) : value];
  });
  return Object.fromEntries(entries);
}
