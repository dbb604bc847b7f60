import type { Provider } from "../../../reconcile";
import { type Attributes, isObject, type Type, type Value, type Values } from "../../../schema";
import { formatAddress } from "../../address";
import { StateUnusable } from "../../state/format";
import type { Instance, State } from "../../state/state";

/**
 * Recorded values are handed to the clouds as they are, so they must be what the schema says. What a newer or older version
 * recorded beside it is left alone.
 * @throws StateUnusable
 */
export function assertRecordedValues({ instances, deposed }: State, provider: Provider, path: string): void {
  for (const instance of instances.values()) assertFits(instance, provider, path);
  for (const here of deposed.values()) for (const instance of here.values()) assertFits(instance, provider, path);
}

function assertFits({ address, object, schemaVersion }: Instance, provider: Provider, path: string): void {
  const entries = address.mode === "data" ? provider.dataSources : provider.resources;
  const definition = entries.get(address.type)?.definition;
  if (!definition) return;
  const version = ("schemaVersion" in definition ? definition.schemaVersion : undefined) ?? 0;
  if (schemaVersion > version) {
    throw new StateUnusable(
      `${formatAddress(address)} in the state file ${path} has schema version ${schemaVersion}; this program reads up to ${version}. Nothing was changed. It was written by a newer smsform: upgrade.`,
    );
  }
  const misfit = misfitIn(object.values, definition.attributes);
  if (misfit !== undefined) throw unusable(address, `its attribute ${misfit} is not what the schema says`, path);
  if (address.mode === "managed" && (typeof object.values.id !== "string" || object.values.id === "")) {
    throw unusable(address, "it has no id", path);
  }
}

function unusable(address: Instance["address"], problem: string, path: string): StateUnusable {
  return new StateUnusable(
    `The state file ${path} holds a damaged ${formatAddress(address)}: ${problem}. Nothing was changed. ` +
      `Restore the file from its backup (${path}.backup) or from version control; or forget the object with smsform state rm and take it back with smsform import.`,
  );
}

/** The first attribute whose value is not of its type; its value is not told, it may be a secret. */
function misfitIn(values: Values, attributes: Attributes): string | undefined {
  return Object.keys(attributes).find((name) => {
    const type = attributes[name]?.type;
    return type !== undefined && Object.hasOwn(values, name) && !fits(values[name] ?? null, type);
  });
}

function fits(value: Value, type: Type): boolean {
  if (value === null) return true;
  switch (type.kind) {
    case "string":
      return typeof value === "string";
    case "number":
      return typeof value === "number";
    case "bool":
      return typeof value === "boolean";
    case "dynamic":
      return isObject(value) && Object.hasOwn(value, "value") && Object.hasOwn(value, "type");
    case "list":
    case "set":
      return isList(value) && value.every((item) => item !== null && fits(item, type.element));
    case "map":
      return isObject(value) && Object.values(value).every((item) => fits(item, type.element));
    case "nested":
      return partsOf(value, type.nesting)?.every((part) => isObject(part) && misfitIn(part, type.attributes) === undefined) ?? false;
  }
}

/** The objects of a nested attribute; undefined where it is not nested in the way of its type. */
function partsOf(value: Value, nesting: "single" | "list" | "set" | "map"): readonly Value[] | undefined {
  if (nesting === "list" || nesting === "set") return isList(value) ? value : undefined;
  if (!isObject(value)) return undefined;
  return nesting === "map" ? Object.values(value) : [value];
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
