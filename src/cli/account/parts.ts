/** What of a listed object can be asked for by a filter, and how it stands in words. */
import type { ListedObject } from "../../adoption/inventory/listed";
import type { FoundObject } from "../../reconcile";
import { inWords, oneLine, type Resource, type Value } from "../../schema";
import type { Parts } from "../options/filters";

/** Of all kinds that are listed: parts of their own, and whatever attributes they have. */
export function partsOf(resources: readonly Resource[]): Parts<ListedObject> {
  const attributes = new Map<string, (object: ListedObject) => readonly string[]>();
  for (const resource of resources) {
    for (const [name, { sensitive }] of Object.entries(resource.attributes)) {
      if (!sensitive) attributes.set(name, ({ state }) => textsOf(state.values[name] ?? null));
    }
  }
  return new Map<string, (object: ListedObject) => readonly string[]>([
    ...attributes,
    ["name", ({ name }) => (name === null ? [] : [name])],
    ["id", ({ id, importId }) => [id, importId]],
    ["type", ({ resource: { type } }) => [type]],
    ["status", (object) => (object.review ? [object.review.status, statusText(object)] : [])],
    ["audience", ({ audience }) => (audience === undefined ? [] : [audience])],
    ["usable", ({ review }) => (review?.usable === undefined ? [] : [review.usable ? "yes" : "no"])],
    ["managed", ({ address }) => (address === null ? [] : address === undefined ? ["no"] : ["yes", address])],
  ]);
}

/** The platform's word, for people. */
export function statusText({ resource: { attributes, review: told }, review }: Pick<FoundObject, "resource" | "review">): string {
  return told && review ? oneLine(inWords(attributes[told.status], review.status)) : "";
}

function textsOf(value: Value): readonly string[] {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? [String(value)] : [];
}
