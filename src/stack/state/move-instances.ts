import { type Address, blockAddressOf, formatAddress } from "../address";
import { type Instance, type State, StateEditor } from "./state";

export interface InstanceMove {
  readonly from: Address;
  readonly to: Address;
}

/**
 * Gives objects other addresses, predecessors included, and tells those that were made after them.
 * @param become what an object is at its new address
 */
export function moveInstances(
  state: State,
  moves: readonly InstanceMove[],
  become: (instance: Instance, to: Address) => Instance = (instance, to) => ({ ...instance, address: to }),
): State {
  const editor = new StateEditor(state);
  for (const { from, to } of moves) {
    const [source, target] = [formatAddress(from), formatAddress(to)];
    const [instance, predecessors] = [editor.instances.get(source), [...(editor.deposed.get(source) ?? [])]];
    editor.leave(source);
    if (instance) editor.set(target, become(instance, to));
    for (const [key, each] of predecessors) editor.set(target, become(each, to), key);
  }
  return renameDependencies(editor.result(), moves);
}

/** What was made after a block that has moved was made after the new one; where some of the old block stayed behind, after both. */
export function renameDependencies(state: State, moves: readonly InstanceMove[]): State {
  if (moves.length === 0) return state;
  const all = [...state.instances.values(), ...[...state.deposed.values()].flatMap((here) => [...here.values()])];
  const left = new Set(all.map(({ address }) => blockAddressOf(address)));
  const successors = new Map<string, Set<string>>();
  for (const { from, to } of moves) {
    const blockAddress = blockAddressOf(from);
    const known = successors.get(blockAddress) ?? new Set(left.has(blockAddress) ? [blockAddress] : []);
    successors.set(blockAddress, known.add(blockAddressOf(to)));
  }
  const editor = new StateEditor(state);
  const rename = (instance: Instance, deposedKey?: string) => {
    if (!instance.dependencies.some((blockAddress) => successors.has(blockAddress))) return;
    const renamed = new Set(instance.dependencies.flatMap((blockAddress) => [...(successors.get(blockAddress) ?? [blockAddress])]));
    // A block is not made after itself.
    renamed.delete(blockAddressOf(instance.address));
    editor.set(formatAddress(instance.address), { ...instance, dependencies: [...renamed].sort() }, deposedKey);
  };
  for (const instance of state.instances.values()) rename(instance);
  for (const here of state.deposed.values()) for (const [key, instance] of here) rename(instance, key);
  return editor.result();
}
