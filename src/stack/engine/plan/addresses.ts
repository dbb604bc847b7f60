/** Do the addresses that a stack and a command line name exist? */
import { type Diagnostic, error } from "../../../schema";
import { didYouMean } from "../../../schema/text/nearest";
import { blockAddressOf, formatAddress, parseAddress } from "../../address";
import type { MovedBlock } from "../../configuration";
import type { PlanDraft } from "./draft";
import { knownBlocks, unknownBlock } from "./targets";

/** What can be said of `--replace` before anything is evaluated. */
export function checkReplacements({ stack, state, scope, request: { replace = [] } }: PlanDraft): Diagnostic[] {
  const known = replace.length === 0 ? new Set<string>() : knownBlocks(stack, state);
  return replace.flatMap((given) => {
    const address = parseAddress(given);
    const blockAddress = address && blockAddressOf(address);
    if (!address || blockAddress === undefined || !known.has(blockAddress)) return [unknownBlock("--replace", given, known)];
    if (address.mode === "data") return [error(`--replace names a data source: ${given}`, "It is read anew by every plan. Leave it out.")];
    if (!stack.configuration.resources.has(blockAddress)) {
      return [error(`--replace names an object that is no longer in the stack: ${given}`, "Apply destroys it. Leave it out.")];
    }
    if (scope.hasObject(formatAddress(address), blockAddress)) return [];
    return [error(`--replace names an object that is not in this run: ${given}`, "Name it with --target too, or leave --target out.")];
  });
}

export interface NamedObjects {
  /** Addresses that the block asks for. */
  readonly wanted: ReadonlySet<string>;
  /** Addresses that the block's imports go to. */
  readonly imported: Iterable<string>;
  /** Statements about objects of the block that have moved. */
  readonly moved: readonly MovedBlock[];
}

/** Objects of a block that import and moved blocks, `--replace` and `--target` name one by one. */
export function checkObjects(draft: PlanDraft, blockAddress: string, { wanted, imported, moved }: NamedObjects): void {
  const { state, scope, replaced } = draft;
  for (const address of imported) {
    if (wanted.has(address)) continue;
    const detail = `There is no ${address}.${didYouMean(address, wanted)} Correct "to", or change the block so that it asks for the object.`;
    draft.tell(blockAddress, [error("An import block names no object of this stack", detail)]);
  }
  for (const { from, to, where } of moved) {
    const address = formatAddress(from);
    if ((from.key === undefined && to.key === undefined) || !wanted.has(address)) continue;
    const detail = `${where}: ${address} is still asked for by ${blockAddressOf(from)}. Take it out there, or take the moved block out.`;
    draft.tell(blockAddress, [error("What was moved is still there", detail)]);
  }
  for (const address of replaced.get(blockAddress) ?? []) {
    if (!wanted.has(address)) draft.tell(blockAddress, [unknownObject("--replace", address, wanted)]);
  }
  for (const address of scope.namedIn(blockAddress)) {
    const isKnown = wanted.has(address) || state.instances.has(address) || state.deposed.has(address);
    if (!isKnown) draft.tell(blockAddress, [unknownObject("--target", address, wanted)]);
  }
}

function unknownObject(option: string, address: string, wanted: ReadonlySet<string>): Diagnostic {
  return error(
    `${option} names no object of this stack: ${address}`,
    `Name one object, with its key where the block is repeated; smsform state list shows what is recorded.${didYouMean(address, wanted)}`,
  );
}
