import { type Diagnostic, error } from "../../../schema";
import { blockAddressOf } from "../../address";
import type { State } from "../../state/state";

/**
 * A state that belongs to another stack: it holds objects, and the configuration speaks of none of their blocks. A plan would
 * destroy all of them. A single object is not enough to tell a wrong path from a renamed block.
 * @param subjects all blocks that the configuration speaks of: its own, and those that its `moved` and `removed` blocks name
 * @param path the state file, for the message
 * @returns one error, or nothing
 */
export function foreignState(blockAddresses: Iterable<string>, state: State, path: string): Diagnostic[] {
  const known = new Set([...blockAddresses].filter((blockAddress) => !blockAddress.startsWith("data.")));
  const managed = [...state.instances].filter(([, { address }]) => address.mode === "managed");
  if (known.size === 0 || managed.length < 2 || managed.some(([, { address }]) => known.has(blockAddressOf(address)))) return [];
  const addresses = managed.map(([address]) => address).sort();
  const shown = `${addresses.slice(0, 3).join(", ")}${addresses.length > 3 ? ", …" : ""}`;
  return [
    error(
      "The state belongs to another stack",
      `${path} holds ${addresses.length} objects (${shown}), and this stack has a block for none of them: a plan would destroy them all. ` +
        "If the path is wrong, correct it in the backend of the stack. If the blocks were renamed, write moved blocks or use smsform state mv. " +
        "If the objects are to go, run smsform destroy first; if they are only to be forgotten, smsform state rm.",
    ),
  ];
}
