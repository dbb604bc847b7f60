/** Stacks as the model of the engines' core reads them: JSON, with references as the only expressions. */
import { type Attributes, isUnknown, UNKNOWN, type Value, type Values } from "../../../src/schema";
import { coerceObject } from "../../../src/schema/coerce";

type Written = string | number | boolean | null | readonly Written[] | { readonly [name: string]: Written };
type Body = Readonly<Record<string, Written>>;

export interface CoreBlock {
  readonly address: string;
  readonly type: string;
  readonly body: Body;
  readonly createBeforeDestroy: boolean;
  /** Addresses. */
  readonly dependencies: readonly string[];
}

export interface CoreStack {
  readonly settings: Body;
  /** Each after what it depends on. */
  readonly blocks: readonly CoreBlock[];
  readonly outputs: Readonly<Record<string, Written>>;
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** Addresses that are forgotten, not deleted. */
  readonly removed: readonly string[];
  readonly imports: readonly { readonly to: string; readonly id: string }[];
}

export function readStack(text: string): CoreStack {
  const { provider, resource = {}, output = {}, moved = [], removed = [], import: imports = [] } = JSON.parse(text);
  const read = Object.entries<Record<string, Body>>(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([label, whole]) => blockOf(type, label, whole)),
  );
  const outputs = Object.entries<{ value: Written }>(output).map(([name, { value }]) => [name, value] as const);
  const [settings = {}] = [provider.sms].flat();
  const forgotten = removed.map(({ from }: { from: string }) => from);
  return { settings, blocks: inOrder(spread(read)), outputs: Object.fromEntries(outputs), moved, removed: forgotten, imports };
}

function blockOf(type: string, label: string, { lifecycle, depends_on, ...body }: Body): CoreBlock {
  const createBeforeDestroy = JSON.stringify(lifecycle ?? null).includes('"create_before_destroy":true');
  const named = Array.isArray(depends_on) ? depends_on.map(String) : [];
  return { address: `${type}.${label}`, type, body, createBeforeDestroy, dependencies: [...new Set([...referencesIn(body), ...named])] };
}

const reference = /^\$\{([a-z]\w*\.\w+)\.(\w+)\}$/;

/** Addresses that a value refers to. */
export function referencesIn(written: Written): readonly string[] {
  if (typeof written === "string") return reference.exec(written)?.slice(1, 2) ?? [];
  return typeof written === "object" && written !== null ? Object.values(written).flatMap(referencesIn) : [];
}

/** Whoever has its successor first, has so what it depends on. */
function spread(blocks: readonly CoreBlock[]): readonly CoreBlock[] {
  const first = new Set(blocks.filter(({ createBeforeDestroy }) => createBeforeDestroy).map(({ address }) => address));
  for (let size = -1; size < first.size; ) {
    size = first.size;
    for (const { address, dependencies } of blocks) if (first.has(address)) for (const each of dependencies) first.add(each);
  }
  return blocks.map((block) => ({ ...block, createBeforeDestroy: first.has(block.address) }));
}

function inOrder(blocks: readonly CoreBlock[]): readonly CoreBlock[] {
  const ordered = new Map<string, CoreBlock>();
  const add = (block: CoreBlock) => {
    if (ordered.has(block.address)) return;
    for (const each of blocks) if (block.dependencies.includes(each.address)) add(each);
    ordered.set(block.address, block);
  };
  blocks.forEach(add);
  return [...ordered.values()];
}

/** @param lookUp the values of an object; undefined where nothing of it is known */
export function evaluated(written: Written, lookUp: (address: string) => Values | undefined): Value {
  if (typeof written === "string") {
    const [, address, attribute = ""] = reference.exec(written) ?? [];
    if (address === undefined) return written.replaceAll("$${", () => "${");
    const values = lookUp(address);
    return values ? (values[attribute] ?? null) : UNKNOWN;
  }
  if (Array.isArray(written)) return written.map((each: Written) => evaluated(each, lookUp));
  if (typeof written !== "object" || written === null) return written as Value;
  return Object.fromEntries(Object.entries(written).map(([name, each]) => [name, evaluated(each, lookUp)]));
}

/** What is configured, with null for what is left out. @throws where it does not fit */
export function configured(attributes: Attributes, body: Written, lookUp: (address: string) => Values | undefined): Values {
  const given = evaluated(body, lookUp);
  if (typeof given !== "object" || given === null || Array.isArray(given) || isUnknown(given)) throw new Error("a block is an object");
  const { values, diagnostics } = coerceObject(given as Values, attributes);
  const [problem] = diagnostics.filter(({ severity }) => severity === "error");
  if (problem) throw new Error(`${problem.summary}: ${problem.detail ?? ""}`);
  // Engines know no defaults: where nothing is configured there is nothing.
  return Object.fromEntries(Object.keys(attributes).map((name) => [name, name in (given as Values) ? (values[name] ?? null) : null]));
}
