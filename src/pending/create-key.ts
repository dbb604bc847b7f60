import { createHash } from "node:crypto";
import { accountSettings } from "../reconcile";
import { type Cloud, isObject, isUnknown, type Resource, type Value, type Values } from "../schema";

/**
 * Names a create: the same wish for the same account has the same key in every run.
 * A digest, so that neither keys nor texts can be read from it. Secrets are no part of it: they may change between two runs.
 *
 * @param settings of the cloud, as configured
 */
export function createKey(cloud: Cloud, resource: Resource, settings: Values, planned: Values): string {
  return digest({ account: accountOf(cloud, settings), type: resource.type, wanted: select(planned, sentAttributes(resource)) });
}

/** What is known of a create before it is sent, as digests. */
export interface CreateKeys {
  /** The same wish for the same account. */
  readonly key: string;
  /** Whatever is called so in the same account: what another wish has begun may be the object that is wanted now. */
  readonly name: string;
}

/** @param settings of the cloud, as configured */
export function createKeys(cloud: Cloud, resource: Resource, settings: Values, planned: Values): CreateKeys {
  const name = resource.title(planned) ?? null;
  return {
    key: createKey(cloud, resource, settings, planned),
    name: digest({ account: accountOf(cloud, settings), type: resource.type, name: isUnknown(name) ? null : name }),
  };
}

/** Names an account, in every run and whatever its secrets are. A digest as well. @param settings of the cloud, as configured */
export function accountKey(cloud: Cloud, settings: Values): string {
  return digest(accountOf(cloud, settings));
}

function accountOf(cloud: Cloud, settings: Values): Values {
  return { cloud: cloud.name, settings: select(settings, accountSettings(cloud)) };
}

/** Attributes that decide what is sent; for a file its digest stands, wherever it lies. */
function sentAttributes(resource: Resource): string[] {
  const files = resource.files ?? [];
  return Object.entries(resource.attributes).flatMap(([name, { presence, local }]) => {
    if (local || files.some(({ path }) => path === name)) return [];
    return presence !== "computed" || files.some(({ digest }) => digest === name) ? [name] : [];
  });
}

function select(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.flatMap((name) => (isUnknown(values[name] ?? null) ? [] : [[name, values[name] ?? null]])));
}

function digest(value: Values): string {
  return createHash("sha256").update(canonical(value)).digest("hex");
}

function canonical(value: Value): string {
  return JSON.stringify(value, (_key, part: Value) => {
    if (typeof part === "bigint") return part.toString();
    if (!isObject(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
