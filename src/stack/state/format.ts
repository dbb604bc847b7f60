/**
 * Terraform's state format, version 4. Both engines read what is written here without a difference.
 */
import { decodePrivateData, encodePrivateData } from "../../reconcile";
import { isObject, normalText, normalValue, normalValues, type Value, type Values } from "../../schema";
import { isNumeric } from "../../schema/number/numeric";
import { formatJson, parseJson } from "../../schema/text/json";
import { type Address, blockAddressOf, compareKeys, formatAddress } from "../address";
import { asStateDocument, type InstanceJson, type StateDocument, versionOf } from "./document";
import type { Instance, OutputValue, State } from "./state";

export type { InstanceJson };

/** A state file that cannot be used; the message says why and what to do. */
export class StateUnusable extends Error {
  override readonly name = "StateUnusable";
}

export function restoreAdvice(path: string): string {
  return `Nothing was changed. Restore it from its backup (${path}.backup) or from version control.`;
}

/** @throws StateUnusable */
export function parseState(text: string, path: string): State {
  let raw: unknown;
  try {
    raw = parseJson(text);
  } catch (problem) {
    const where = problem instanceof Error ? problem.message : "";
    throw new StateUnusable(`The state file ${path} is no JSON (${where}): it may have been cut off. ${restoreAdvice(path)}`);
  }
  const version = versionOf(raw);
  if (version !== undefined && version !== 4) {
    throw new StateUnusable(
      `The state file ${path} has version ${version}; this program reads version 4. Nothing was changed. ${
        version > 4 ? "It was written by a newer engine: upgrade smsform." : "Open it once with Terraform or OpenTofu, which upgrade it."
      }`,
    );
  }
  const checked = asStateDocument(raw);
  if ("problem" in checked) {
    throw new StateUnusable(`The state file ${path} is not a Terraform state (${checked.problem}). ${restoreAdvice(path)}`);
  }
  return fromDocument(checked.document, path);
}

function fromDocument(document: StateDocument, path: string): State {
  const instances = new Map<string, Instance>();
  const deposed = new Map<string, Map<string, Instance>>();
  for (const resource of document.resources ?? []) {
    if (typeof resource.module === "string") {
      throw new StateUnusable(
        `The state file ${path} holds ${resource.module}.${resource.type}.${resource.name}: modules are run by tofu or terraform, not by the embedded engine. Run tofu in this folder.`,
      );
    }
    for (const item of resource.instances) {
      const instance = instanceFromJson(resource, item);
      const address = formatAddress(instance.address);
      if (item.deposed) {
        const here = deposed.get(address) ?? new Map<string, Instance>();
        if (here.has(item.deposed)) throw duplicate(`${address} (deposed ${item.deposed})`, path);
        deposed.set(address, here.set(item.deposed, instance));
        continue;
      }
      if (instances.has(address)) throw duplicate(address, path);
      instances.set(address, instance);
    }
  }
  const outputs = Object.entries(document.outputs ?? {}).map(
    ([name, { value, type, sensitive }]) =>
      [name, { value: normalValue(value), type: type && normalValue(type), sensitive: sensitive ?? false }] as const,
  );
  return {
    lineage: document.lineage,
    serial: document.serial,
    terraformVersion: document.terraform_version ?? "1.6.0",
    outputs: new Map(outputs),
    instances,
    deposed,
  };
}

function duplicate(address: string, path: string): StateUnusable {
  return new StateUnusable(
    `The state file ${path} holds ${address} twice: which of the two is meant cannot be known. ${restoreAdvice(path)}`,
  );
}

interface Holder {
  readonly mode: Address["mode"];
  readonly type: string;
  readonly name: string;
  readonly provider: string;
}

export function instanceFromJson(holder: Holder, item: InstanceJson): Instance {
  return {
    address: { mode: holder.mode, type: holder.type, name: holder.name, key: keyOf(item) },
    provider: holder.provider,
    schemaVersion: item.schema_version ?? 0,
    object: {
      values: normalValues(item.attributes ?? {}),
      private: decodePrivateData(Buffer.from(item.private ?? "", "base64").toString("utf8")),
    },
    tainted: item.status === "tainted",
    dependencies: item.dependencies ?? [],
    createBeforeDestroy: item.create_before_destroy ?? false,
    sensitive: item.sensitive_attributes ?? [],
    ...(item.identity && { identity: { schemaVersion: item.identity_schema_version ?? 0, data: item.identity } }),
  };
}

function keyOf({ index_key: key }: InstanceJson): Address["key"] {
  return typeof key === "string" ? normalText(key) : (key ?? undefined);
}

export function instanceToJson(instance: Instance, deposedKey?: string): InstanceJson {
  const { key } = instance.address;
  const memory = Buffer.from(encodePrivateData(instance.object.private)).toString("base64");
  return {
    ...(key !== undefined && { index_key: key }),
    ...(instance.tainted && { status: "tainted" }),
    ...(deposedKey !== undefined && { deposed: deposedKey }),
    schema_version: instance.schemaVersion,
    attributes: sortedKeys(instance.object.values),
    sensitive_attributes: instance.sensitive,
    ...(instance.identity && { identity_schema_version: instance.identity.schemaVersion, identity: instance.identity.data }),
    ...(memory !== "" && { private: memory }),
    ...(instance.dependencies.length > 0 && { dependencies: [...instance.dependencies].sort() }),
    ...(instance.createBeforeDestroy && { create_before_destroy: true }),
  };
}

export function formatState(state: State): string {
  const resources = new Map<string, { holder: Holder; items: { key: Address["key"]; json: InstanceJson }[] }>();
  const add = (instance: Instance, deposedKey?: string) => {
    const { address, provider } = instance;
    const id = `${blockAddressOf(address)} ${provider}`;
    const entry = resources.get(id) ?? { holder: { ...address, provider }, items: [] };
    entry.items.push({ key: address.key, json: instanceToJson(instance, deposedKey) });
    resources.set(id, entry);
  };
  for (const instance of state.instances.values()) add(instance);
  for (const here of state.deposed.values()) for (const [key, instance] of here) add(instance, key);

  const document = {
    version: 4,
    terraform_version: state.terraformVersion,
    serial: state.serial,
    lineage: state.lineage,
    outputs: Object.fromEntries(
      [...state.outputs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, output]) => [name, outputToJson(output)]),
    ),
    resources: [...resources]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { holder, items }]) => ({
        mode: holder.mode,
        type: holder.type,
        name: holder.name,
        provider: holder.provider,
        instances: items.sort((a, b) => compareKeys(a.key, b.key)).map(({ json: item }) => item),
      })),
    check_results: null,
  };
  return `${formatJson(document, 2)}\n`;
}

function outputToJson(output: OutputValue): object {
  const { value, sensitive } = output;
  return { value, type: typeOfOutput(output), ...(sensitive && { sensitive: true }) };
}

/** The type of an output in Terraform's notation: `"string"`, `["set", "string"]`, `["object", {...}]`. */
export function typeOfOutput({ type, value }: OutputValue): unknown {
  return type ?? typeOfValue(value);
}

/** The type of a value as it is written out. */
function typeOfValue(value: Value): unknown {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  if (isNumeric(value)) return "number";
  if (Array.isArray(value)) return ["tuple", value.map(typeOfValue)];
  if (isObject(value)) return ["object", Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typeOfValue(item)]))];
  return "dynamic";
}

function sortedKeys(values: Values): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
