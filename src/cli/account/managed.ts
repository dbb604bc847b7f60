/** Which objects of an account a state has. */
import type { FoundObject } from "../../reconcile";
import { type Cloud, error, hasErrors, type Values } from "../../schema";
import { formatAddress, readState, type StackDiagnostic, type State } from "../../stack";
import { systemWorld } from "../../system/world";
import { recordedIn } from "../files/state";
import type { StackFlags } from "../options/flags";
import { isStack } from "../project/folder";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";

export interface StateFlags extends Pick<StackFlags, "stack"> {
  /** A state's file, or `-` for one on standard input. Default: the state of the stack in this folder. */
  readonly state?: string | undefined;
}

export interface Recorded {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
}

/** Everything that is under management; undefined where there is no state to look at. */
export type Management =
  | { readonly objects: readonly Recorded[] | undefined }
  /** It cannot be read. `isAsked`: though it was asked for by its name. */
  | { readonly diagnostics: readonly StackDiagnostic[]; readonly isAsked: boolean };

/** @throws StateUnusable */
export async function managementIn(flags: StateFlags, terminal: Terminal): Promise<Management> {
  if (flags.state !== undefined) return { objects: (await recordedIn(flags.state, terminal)).objects };
  if (flags.stack === undefined && !isStack(systemWorld.disk, terminal.cwd)) return { objects: undefined };
  const diagnostics: StackDiagnostic[] = [];
  let objects: readonly Recorded[] | undefined;
  const collector = { diagnostics: (more: readonly StackDiagnostic[]) => void diagnostics.push(...more), event() {}, tick() {}, note() {} };
  await withStack({ stack: flags.stack }, terminal, collector, async ({ stack }) => {
    objects = recordedOf(readState(stack));
    return 0;
  });
  if (objects) return { objects };
  const problems = hasErrors(diagnostics)
    ? diagnostics.filter(({ severity }) => severity === "error")
    : [error("The stack cannot be read", "")];
  return { diagnostics: problems, isAsked: flags.stack !== undefined };
}

/** Predecessors that wait for their deletion are under management as well. */
export function recordedOf({ instances, deposed }: State): readonly Recorded[] {
  const all = [...instances.values(), ...[...deposed.values()].flatMap((here) => [...here.values()])];
  return all.flatMap(({ address, object: { values } }) =>
    address.mode === "managed" ? [{ address: formatAddress(address), type: address.type, values }] : [],
  );
}

/** Tells the address of an object; undefined where none of those recorded is it. */
export function addressIn(recorded: readonly Recorded[], clouds: readonly Cloud[]): (object: FoundObject) => string | undefined {
  const byKey = new Map<string, Recorded>();
  const sources = clouds.flatMap(({ resources }) =>
    resources.flatMap(({ type, movesFrom = [] }) => movesFrom.map((source) => ({ ...source, theirs: source.type, ours: type }))),
  );
  for (const each of recorded) {
    const { id } = each.values;
    if (typeof id !== "string") continue;
    byKey.set(keyOf(each.type, id), each);
    // What another provider manages is managed.
    for (const { theirs, ours, importId } of sources) if (theirs === each.type) byKey.set(keyOf(ours, importId?.(id) ?? id), each);
  }
  const ownerAttribute = new Map(clouds.flatMap(({ resources, account }) => resources.map(({ type }) => [type, account?.attribute])));
  return ({ resource: { type }, id, importId, state }) => {
    const found = byKey.get(keyOf(type, id)) ?? byKey.get(keyOf(type, importId));
    const attribute = ownerAttribute.get(type);
    const [theirs, ours] = attribute === undefined ? [] : [found?.values[attribute] ?? null, state.values[attribute] ?? null];
    // Of another account: an id may be given again there.
    return theirs !== null && ours !== null && theirs !== ours ? undefined : found?.address;
  };
}

function keyOf(type: string, id: string): string {
  return `${type} ${id}`;
}
