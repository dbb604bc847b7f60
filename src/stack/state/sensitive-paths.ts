/** Where in an object something sensitive is, as a state has it: paths of names, keys and indexes, in the form of Terraform and OpenTofu. */
import { isObject, type Value } from "../../schema";
import type { SensitiveParts, ValueType } from "../expression";

/** One step into a value: `get_attr` with a name of an object, or `index` with a key or an index, beside its type. */
export interface PathStep {
  readonly type: string;
  readonly value: unknown;
}

export type SensitivePath = readonly PathStep[];

const none: readonly string[] = [];

/** The attributes that paths begin with. */
export function attributesOn(paths: readonly SensitivePath[]): readonly string[] {
  if (paths.length === 0) return none;
  return [...new Set(paths.flatMap(([first]) => (typeof first?.value === "string" ? [first.value] : [])))];
}

/**
 * The paths of the sensitive parts of a value. Other engines compare them: a path too many is a change to them.
 *
 * @param type tells an object's name from a map's key
 */
export function pathsOf(parts: SensitiveParts, value: Value, type: ValueType): SensitivePath[] {
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([key, marked]) => pathsAt(stepInto(value, type, key), marked));
}

interface Place {
  readonly step: PathStep;
  readonly value: Value;
  readonly type: ValueType;
}

/** Nothing, where there is no such part: what was expected when it was marked has not come. */
function pathsAt(place: Place | undefined, marked: "all" | SensitiveParts): SensitivePath[] {
  if (!place) return [];
  const { step, value, type } = place;
  if (marked === "all" || !hasPlaces(type)) return [[step]];
  return pathsOf(marked, value, type).map((path) => [step, ...path]);
}

function stepInto(whole: Value, type: ValueType, key: string): Place | undefined {
  if (Array.isArray(whole)) {
    const index = Number(key);
    const value: Value | undefined = whole[index];
    if (value === undefined) return undefined;
    return { step: { type: "index", value: { value: index, type: "number" } }, value, type: partType(type, key) };
  }
  if (!isObject(whole) || !Object.hasOwn(whole, key)) return undefined;
  const step = type.kind === "map" ? { type: "index", value: { value: key, type: "string" } } : { type: "get_attr", value: key };
  return { step, value: whole[key] ?? null, type: partType(type, key) };
}

/** The elements of a set have no places: the whole set is sensitive with any of them. */
function hasPlaces({ kind }: ValueType): boolean {
  return kind === "list" || kind === "map" || kind === "tuple" || kind === "object";
}

function partType(type: ValueType, key: string): ValueType {
  const inner = (() => {
    switch (type.kind) {
      case "list":
      case "set":
      case "map":
        return type.element;
      case "tuple":
        return type.elements[Number(key)];
      case "object":
        return type.attributes[key];
      default:
        return undefined;
    }
  })();
  return inner ?? { kind: "dynamic" };
}
