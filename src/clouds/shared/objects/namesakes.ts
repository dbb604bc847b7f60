import { isUnknown, type StackObject } from "../../../schema";

/**
 * Objects of a type that have the same values as one before them. Two that are there already are no pair: however it came to that, the
 * platform has them, and nothing of them is asked for.
 */
export function namesakesIn(
  objects: readonly StackObject[],
  wanted: string,
  names: readonly string[],
): readonly { readonly object: StackObject; readonly other: StackObject }[] {
  const owners = new Map<string, StackObject>();
  return objects.flatMap((object) => {
    const compared = names.map((name) => object.values[name] ?? null);
    if (object.type !== wanted || compared.some(isUnknown)) return [];
    const key = JSON.stringify(compared);
    const other = owners.get(key);
    // A new one is compared with the next as well.
    if (other === undefined || (object.isNew && !other.isNew)) owners.set(key, object);
    return other && (object.isNew || other.isNew) ? [{ object, other }] : [];
  });
}
