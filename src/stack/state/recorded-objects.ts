/** What any state of the format holds, also one that the engine itself does not run: with modules, of another provider's objects. */
import type { Value, Values } from "../../schema";
import { isObject } from "../../schema";
import { parseJson } from "../../schema/text/json";
import { asStateDocument, type ResourceJson, versionOf } from "./document";
import { StateUnusable } from "./format";

export interface RecordedObjects {
  readonly lineage: string;
  readonly serial: number;
  /** Objects under management that are not deposed. */
  readonly objects: readonly RecordedObject[];
  /** Values of its outputs. */
  readonly outputs: readonly Value[];
}

export interface RecordedObject {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
}

/** @param name of where the text is from, for messages @throws StateUnusable */
export function recordedObjects(text: string, name: string): RecordedObjects {
  if (text.trim() === "") throw new StateUnusable(`${name} is empty: there is no state. Apply first, or give another by --state.`);
  const checked = asStateDocument(parsed(text, name));
  if ("problem" in checked) throw new StateUnusable(`${name} is not a Terraform state of version 4 (${checked.problem}). ${advice}`);
  const { lineage, serial, resources, outputs = {} } = checked.document;
  const values = Object.values(outputs ?? {}).map(({ value }) => value);
  return { lineage, serial, objects: (resources ?? []).flatMap(objectsOf), outputs: values };
}

const advice = "Give the file of a local state, or what `tofu state pull` (`terraform state pull`) prints; `show -json` is something else.";

function parsed(text: string, name: string): unknown {
  try {
    const value = parseJson(text);
    const version = versionOf(value);
    if (version === undefined || version === 4) return value;
    throw new StateUnusable(`${name} is of version ${version}; this program reads version 4. ${advice}`);
  } catch (problem) {
    if (problem instanceof StateUnusable) throw problem;
    throw new StateUnusable(`${name} is no JSON (${problem instanceof Error ? problem.message : "unreadable"}). ${advice}`);
  }
}

function objectsOf({ mode, module, type, name, instances }: ResourceJson): readonly RecordedObject[] {
  if (mode !== "managed") return [];
  const block = `${typeof module === "string" ? `${module}.` : ""}${type}.${name}`;
  return instances.flatMap(({ deposed, index_key: key, attributes }) => {
    if (deposed || !attributes || !isObject(attributes)) return [];
    const address = key === undefined || key === null ? block : `${block}[${JSON.stringify(key)}]`;
    return [{ address, type, values: attributes }];
  });
}
