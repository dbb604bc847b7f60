import { type Address, blockAddressOf, formatAddress, identifierFor, identifierRule, isIdentifier } from "../address";
import { StateUnusable } from "./format";
import type { State } from "./state";

/**
 * A state may hold what no address can name: an earlier smsform applied such blocks. Only `state mv` and `state rm` work with it.
 * @param blocks of the stack: the one that has been renamed is the one to move to
 * @throws StateUnusable with the commands that mend it
 */
export function assertNames(state: State, path: string, blocks: readonly Omit<Address, "key">[]): void {
  const all = addressesIn(state);
  const unnamed = new Map(all.filter(({ name }) => !isIdentifier(name)).map((address) => [blockAddressOf(address), address]));
  if (unnamed.size === 0) return;
  const taken = new Set(all.map(blockAddressOf));
  const commands = [...unnamed].map(([blockAddress, address]) => {
    const target = newNameOf(address, taken, blocks);
    taken.add(target);
    return `smsform state mv ${shellQuoted(blockAddress)} ${target}`;
  });
  throw new StateUnusable(
    `The state file ${path} holds ${[...unnamed.keys()].join(", ")}, whose ${unnamed.size === 1 ? "name is" : "names are"} none: ${identifierRule}. ` +
      `Nothing was changed. Rename it in the stack, and then in the state:\n${commands.join("\n")}`,
  );
}

/** The recorded address that cannot be written as one, be it of a whole block: what `parseAddress` does not know, or takes for something else. */
export function unnamedAddress(state: State, text: string): Address | undefined {
  const unnamed = addressesIn(state).filter(({ name }) => !isIdentifier(name));
  const block = unnamed.find((address) => blockAddressOf(address) === text);
  return block ? { ...block, key: undefined } : unnamed.find((address) => formatAddress(address) === text);
}

function addressesIn({ instances, deposed }: State): Address[] {
  const predecessors = [...deposed.values()].flatMap((here) => [...here.values()].slice(0, 1));
  return [...instances.values(), ...predecessors].map(({ address }) => address);
}

function newNameOf(address: Address, taken: ReadonlySet<string>, blocks: readonly Omit<Address, "key">[]): string {
  const isFree = (block: Omit<Address, "key">) => !taken.has(blockAddressOf(block));
  const renamed = blocks.filter(({ mode, type }) => mode === address.mode && type === address.type).filter(isFree);
  const [only, another] = renamed;
  if (only && !another) return blockAddressOf(only);
  let name = identifierFor(address.name);
  while (!isFree({ ...address, name })) name += "_";
  return blockAddressOf({ ...address, name });
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
