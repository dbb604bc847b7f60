/** The outputs that a run leaves in the state, be it done or only in part. */
import { type Diagnostic, isObject, type Value, warning } from "../../../schema";
import { type Address, blockAddressOf, formatAddress, parseAddress } from "../../address";
import type { Configuration } from "../../configuration";
import type { EvaluationScope } from "../../expression";
import type { State } from "../../state/state";
import { closureOf } from "../model/graph";
import { evaluateOutputs, recordedOutputs } from "../model/outputs";
import { type Referred, referredIn } from "../model/referred";
import type { Plan } from "../plan/plan";

/** An object that the run has deleted. */
export interface Deleted {
  readonly address: Address;
  readonly id: Value | undefined;
  /** It had lost its place before the run: what was recorded of that place was its successor's. */
  readonly wasDeposed: boolean;
}

export interface RunEnd {
  readonly plan: Plan;
  /** The outputs that were recorded before. */
  readonly before: State["outputs"];
  /** What is recorded now. */
  readonly state: Pick<State, "instances" | "deposed">;
  readonly scope: EvaluationScope;
  /** Addresses of what was to be made, changed or read, and was not. */
  readonly unmade: ReadonlySet<string>;
  readonly deleted: readonly Deleted[];
}

/**
 * An output that needs anything that was not made keeps its recorded value, unless that came from an object that is deleted now;
 * all others are recorded. A destruction leaves none.
 */
export function outputsAfter(end: RunEnd): { readonly outputs: State["outputs"]; readonly diagnostics: readonly Diagnostic[] } {
  const { plan, before, state, scope } = end;
  const { configuration } = plan.stack;
  const isPartial = plan.targets.length > 0 || plan.retirement !== undefined;
  if (plan.destroy && (!isPartial || state.instances.size === 0)) return { outputs: new Map(), diagnostics: [] };
  const changing = new Set(plan.outputs.map(({ name }) => name));
  const isInRun = (name: string) => !plan.destroy && (!isPartial || changing.has(name));
  const { values, diagnostics } = evaluateOutputs(configuration, scope, (name) => isInRun(name) && !needsUnmade(end, name));
  const kept = [...before].filter(([name]) => !values.has(name) && (isPartial || configuration.outputs.has(name)));
  const gone = end.deleted.filter(({ id }) => !isRecorded(state, id));
  const [staying, dropped] = [new Map(kept), [...diagnostics]];
  for (const [name, { value }] of kept) {
    const source = gone.find((each) => cameFrom(configuration, name, value, each));
    if (!source) continue;
    staying.delete(name);
    dropped.push(notKept(name, source));
  }
  return { outputs: recordedOutputs(new Map([...staying, ...values])), diagnostics: dropped };
}

function needsUnmade({ plan, unmade }: RunEnd, name: string): boolean {
  const { configuration, graph } = plan.stack;
  const output = configuration.outputs.get(name);
  if (!output || unmade.size === 0) return false;
  const addresses = [...unmade].flatMap((address) => parseAddress(address) ?? []);
  const blockAddresses = new Set(addresses.map(blockAddressOf));
  const conditions = output.preconditions.flatMap(({ condition, errorMessage }) => [condition, errorMessage]);
  const direct = [
    ...referredIn(configuration, [output.value, ...conditions]),
    ...output.dependsOn.map((blockAddress) => ({ blockAddress })),
  ];
  return direct.some(
    (each) =>
      addresses.some((address) => isAbout(each, address)) ||
      [...closureOf(graph, each.blockAddress)].some((other) => blockAddresses.has(other)),
  );
}

/** By what the output refers to, and by the id in it: the configuration may have been another when it was recorded. */
function cameFrom(configuration: Configuration, name: string, value: Value, { address, id, wasDeposed }: Deleted): boolean {
  if (!wasDeposed && sourcesOf(configuration, name).some((each) => isAbout(each, address))) return true;
  return typeof id === "string" && holds(value, id);
}

function sourcesOf(configuration: Configuration, name: string): Referred[] {
  const output = configuration.outputs.get(name);
  return output ? referredIn(configuration, [output.value], "through data sources") : [];
}

function isAbout({ blockAddress, key }: Referred, address: Address): boolean {
  return blockAddress === blockAddressOf(address) && (key === undefined || key === address.key);
}

function holds(value: Value, id: string): boolean {
  if (typeof value === "string") return value === id || value.split(/[^\w-]+/).includes(id);
  if (Array.isArray(value)) return value.some((item: Value) => holds(item, id));
  return isObject(value) && Object.values(value).some((item) => holds(item, id));
}

/** What stands for another object has its id: an approval goes, and what it approved is there. */
function isRecorded({ instances, deposed }: RunEnd["state"], id: Value | undefined): boolean {
  const all = [...instances.values(), ...[...deposed.values()].flatMap((here) => [...here.values()])];
  return all.some(({ address, object }) => address.mode === "managed" && object.values.id === id);
}

function notKept(name: string, { address }: Deleted): Diagnostic {
  return warning(
    `Output "${name}" is dropped`,
    `Its recorded value came from ${formatAddress(address)}, which this run has deleted, and the run has no new value for it. ` +
      "It is recorded again by the run that makes all that it needs.",
  );
}
