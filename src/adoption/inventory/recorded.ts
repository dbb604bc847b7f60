/** What states have of an account's objects. */
import type { FoundObject } from "../../reconcile";
import type { Cloud, Values } from "../../schema";
import { formatAddress, type State } from "../../stack";

export interface Recorded {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
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
