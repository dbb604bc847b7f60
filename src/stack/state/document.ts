/**
 * The document in a state file (Terraform's version 4), as far as it is used here, and whether something has its shape. Every command
 * reads the state: that is checked by hand, because loading a schema library takes a third of a command's start, and applying
 * one to 10,000 objects a second.
 */
import { isObject, type Value } from "../../schema";
import { isNumeric } from "../../schema/number/numeric";
import { isIdentifier } from "../address";
import { isTooDeep, mostLevels } from "../nesting";
import type { PathStep, SensitivePath } from "./sensitive-paths";

/** A field that is null counts as left out. */
type Optional<T> = T | null | undefined;

export interface StateDocument {
  readonly version: 4;
  readonly terraform_version?: Optional<string>;
  readonly serial: number;
  readonly lineage: string;
  readonly outputs?: Optional<Readonly<Record<string, OutputJson>>>;
  readonly resources?: Optional<readonly ResourceJson[]>;
}

export interface OutputJson {
  readonly value: Value;
  readonly type?: Value;
  readonly sensitive?: Optional<boolean>;
}

export interface ResourceJson {
  readonly module?: Optional<string>;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly instances: readonly InstanceJson[];
}

export interface InstanceJson {
  readonly index_key?: Optional<number | string>;
  readonly status?: Optional<string>;
  readonly deposed?: Optional<string>;
  readonly schema_version?: Optional<number>;
  readonly attributes?: Optional<Readonly<Record<string, Value>>>;
  readonly sensitive_attributes?: Optional<readonly SensitivePath[]>;
  /** Base64. */
  readonly private?: Optional<string>;
  readonly dependencies?: Optional<readonly string[]>;
  readonly create_before_destroy?: Optional<boolean>;
  readonly identity_schema_version?: Optional<number>;
  readonly identity?: Optional<Readonly<Record<string, Value>>>;
}

/** What is wrong with a value: where in it and what is wanted there, as `.serial: must be a number`; undefined where nothing is. */
type Check = (value: unknown) => string | undefined;
type Fields<T> = { readonly [K in keyof T]-?: Check };

const ofType =
  (...types: readonly string[]): Check =>
  (value) =>
    types.includes(typeof value) ? undefined : `: must be a ${types.join(" or a ")}`;
const [text, flag] = [ofType("string"), ofType("boolean")];
/** Serials and indexes. What is larger could not be counted on from. */
const count: Check = (value) =>
  isCount(value) ? undefined : isNumeric(value) ? `: must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}` : ofType("number")(value);
const indexKey: Check = (value) => (isNumeric(value) ? count(value) : ofType("number", "string")(value));
/** The name of a type. */
const identifier: Check = (value) =>
  text(value) ?? (isIdentifier(String(value)) ? undefined : ": must be a name, of letters, digits, - and _");
const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value) ? undefined : `: must be ${allowed.map((each) => JSON.stringify(each)).join(" or ")}`;
/** Whatever came out of JSON is a value, unless nobody can have meant it. */
const present: Check = (value) =>
  value === undefined ? ": is missing" : isTooDeep(value) ? `: is nested more than ${mostLevels} levels deep` : undefined;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null ? undefined : check(value);

function listOf(check: Check): Check {
  return (value) => (Array.isArray(value) ? firstProblem(value.entries(), check) : ": must be a list");
}
function recordOf(check: Check): Check {
  return (value) => (isRecord(value) ? firstProblem(Object.entries(value), check) : ": must be an object");
}
function objectOf<T>(fields: Fields<T>): Check {
  const checks = Object.entries<Check>(fields);
  return (value) => {
    if (!isRecord(value)) return ": must be an object";
    for (const [name, check] of checks) {
      const problem = check(value[name]);
      if (problem !== undefined) return `.${name}${problem}`;
    }
    return undefined;
  };
}

function firstProblem(parts: Iterable<readonly [string | number, unknown]>, check: Check): string | undefined {
  for (const [step, part] of parts) {
    const problem = check(part);
    if (problem !== undefined) return `.${step}${problem}`;
  }
  return undefined;
}

const instance = objectOf<InstanceJson>({
  index_key: optional(indexKey),
  status: optional(text),
  deposed: optional(text),
  schema_version: optional(count),
  attributes: optional(recordOf(present)),
  sensitive_attributes: optional(listOf(listOf(objectOf<PathStep>({ type: text, value: present })))),
  private: optional(text),
  dependencies: optional(listOf(text)),
  create_before_destroy: optional(flag),
  identity_schema_version: optional(count),
  identity: optional(recordOf(present)),
});
const resource = objectOf<ResourceJson>({
  module: optional(text),
  mode: oneOf("managed", "data"),
  type: identifier,
  // Other engines read any name.
  name: text,
  provider: text,
  instances: listOf(instance),
});
const document = objectOf<StateDocument>({
  version: oneOf(4),
  terraform_version: optional(text),
  serial: count,
  lineage: text,
  outputs: optional(recordOf(objectOf<OutputJson>({ value: present, type: optional(present), sensitive: optional(flag) }))),
  resources: optional(listOf(resource)),
});

/** Is it an object as a state holds it? @param json what a JSON parser gave */
export function isInstance(json: unknown): json is InstanceJson {
  return instance(json) === undefined;
}

/** @param json what a JSON parser gave */
export function asStateDocument(json: unknown): { readonly document: StateDocument } | { readonly problem: string } {
  const problem = document(json);
  return problem === undefined ? { document: json as StateDocument } : { problem: problem.replace(/^[.:] ?/, "") };
}

/** The version that a document says it has, whatever else it holds. */
export function versionOf(json: unknown): number | undefined {
  return isRecord(json) && typeof json.version === "number" ? json.version : undefined;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value as Value);
}
