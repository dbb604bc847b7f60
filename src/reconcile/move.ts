import { isConfigurable, type MoveSource, type Resource, reviewStateIn, type Values } from "../schema";
import { isEmpty } from "./plan/changes";
import type { ObjectState } from "./state";

/** The source among those of a resource; undefined where nothing of that type can become one. @param provider its full address */
export function moveSourceOf({ movesFrom = [] }: Resource, type: string, provider: string): MoveSource | undefined {
  return movesFrom.find((source) => source.type === type && isProvider(provider, source.provider));
}

/**
 * Is an address, as states have them, that of a provider? Under any registry; and under the names that engines give a provider of which
 * only the local name is known.
 * @param provider namespace and name
 */
export function isProvider(address: string, provider: string): boolean {
  const [namespace, name] = provider.split("/");
  const [itsName, itsNamespace] = address.split("/").reverse();
  return itsName === name && [namespace, "hashicorp", "-", undefined].includes(itsNamespace);
}

/**
 * The state of an object that another provider looked after until now.
 * Like one just imported, to be read next; what was taken over stands in for the platform's answer where a plan does not read.
 */
export function movedState(resource: Resource, { takes, importId = (id) => id }: MoveSource, foreign: Values): ObjectState {
  const taken = new Set<string>(takes);
  const names = Object.keys(resource.attributes);
  const values = names.map((name) => {
    const value = foreign[name] ?? null;
    if (name === "id") return [name, typeof value === "string" ? importId(value) : value] as const;
    return [name, taken.has(name) && !isEmpty(value) ? value : null] as const;
  });
  const { review } = resource;
  const state = reviewStateIn(resource, foreign);
  const usable = state && review?.usable ? { [review.usable]: state === "usable" } : {};
  const digests = new Set(resource.files?.map(({ digest }) => digest));
  const unobserved = names.filter((name) => {
    const attribute = resource.attributes[name];
    return attribute && !attribute.local && !taken.has(name) && (isConfigurable(attribute) || digests.has(name));
  });
  return { values: { ...Object.fromEntries(values), ...usable }, private: { imported: true, unobserved } };
}
