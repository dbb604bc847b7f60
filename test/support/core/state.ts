/** What the model of the engines' core remembers of a stack. */
import type { Value, Values } from "../../../src/schema";
import { formatJson, parseJson } from "../../../src/schema/text/json";
import type { CoreObject } from "./core";

export interface StateObject extends CoreObject {
  readonly dependencies: readonly string[];
}

export interface CoreState {
  serial: number;
  readonly objects: Map<string, StateObject>;
  readonly deposed: Map<string, Map<string, StateObject>>;
  readonly outputs: Map<string, Value>;
}

export function emptyCoreState(): CoreState {
  return { serial: 0, objects: new Map(), deposed: new Map(), outputs: new Map() };
}

/** Its own from now on: what is recorded in it, the other does not hear of. */
export function copyOf({ serial, objects, deposed, outputs }: CoreState): CoreState {
  return {
    serial,
    objects: new Map(objects),
    deposed: new Map([...deposed].map(([address, here]) => [address, new Map(here)])),
    outputs: new Map(outputs),
  };
}

/** Every object, with the key under which it is deposed. */
export function* objectsOf(state: CoreState): Generator<{ readonly address: string; readonly key?: string; readonly object: StateObject }> {
  for (const [address, object] of state.objects) yield { address, object };
  for (const [address, here] of state.deposed) for (const [key, object] of here) yield { address, key, object };
}

export function put(state: CoreState, address: string, object: StateObject | null, key?: string): void {
  if (key === undefined) {
    if (object) state.objects.set(address, object);
    else state.objects.delete(address);
    return;
  }
  const here = state.deposed.get(address) ?? new Map<string, StateObject>();
  if (object) here.set(key, object);
  else here.delete(key);
  if (here.size > 0) state.deposed.set(address, here);
  else state.deposed.delete(address);
}

interface Entry extends Omit<StateObject, "private"> {
  readonly address: string;
  readonly key?: string;
  readonly private: string;
}

export function formatCoreState(state: CoreState): string {
  const objects = [...objectsOf(state)].map(({ address, key, object }) => ({
    address,
    ...(key !== undefined && { key }),
    ...object,
    private: Buffer.from(object.private).toString("base64"),
  }));
  return formatJson({ serial: state.serial, objects, outputs: Object.fromEntries(state.outputs) }, 2);
}

export function parseCoreState(text: string | undefined): CoreState {
  const state = emptyCoreState();
  if (text === undefined) return state;
  const { serial, objects, outputs } = parseJson(text) as unknown as { serial: number; objects: Entry[]; outputs: Values };
  for (const { address, key, private: memory, ...rest } of objects)
    put(state, address, { ...rest, private: Buffer.from(memory, "base64") }, key);
  for (const [name, value] of Object.entries(outputs)) state.outputs.set(name, value);
  state.serial = serial;
  return state;
}
