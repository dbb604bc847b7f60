/** Which part of a stack a run is about, where `--target` narrows it. */
import { type Diagnostic, error, warning } from "../../../schema";
import { didYouMean } from "../../../schema/text/nearest";
import { type Address, blockAddressOf, formatAddress, parseAddress } from "../../address";
import type { State } from "../../state/state";
import { closureOf } from "../model/graph";
import type { OpenStack } from "../model/stack";

export interface TargetScope {
  /** Is anything of the block in the run? */
  hasBlock(blockAddress: string): boolean;
  /** Is this object in the run? @param address of an object */
  hasObject(address: string, blockAddress: string): boolean;
  /** Is the output about objects of the run, and about no others? */
  hasOutput(name: string): boolean;
  /** Is the check about objects of the run, and about no others? */
  hasCheck(name: string): boolean;
  /** Objects of the block that were named one by one. */
  namedIn(blockAddress: string): readonly string[];
}

const everything: TargetScope = {
  hasBlock: () => true,
  hasObject: () => true,
  hasOutput: () => true,
  hasCheck: () => true,
  namedIn: () => [],
};

/**
 * The blocks and objects that are named, and all that they need; for a destruction, all that needs them.
 * @param state at the addresses of the configuration
 * @param targets addresses of blocks or objects
 */
export function targetScope(
  stack: OpenStack,
  state: State,
  targets: readonly string[],
  destroy: boolean,
): { readonly scope: TargetScope; readonly diagnostics: readonly Diagnostic[] } {
  if (targets.length === 0) return { scope: everything, diagnostics: [] };
  const known = knownBlocks(stack, state);
  const named: Address[] = [];
  const problems: Diagnostic[] = [];
  for (const target of targets) {
    const address = parseAddress(target);
    if (address && known.has(blockAddressOf(address))) named.push(address);
    else problems.push(unknownBlock("--target", target, known));
  }
  if (problems.length > 0) return { scope: everything, diagnostics: problems };

  const direct = new Set(named.map(blockAddressOf));
  const related = destroy ? dependentsOf(stack, state, direct) : needsOf(stack, direct);
  const whole = new Set([...related, ...named.filter(({ key }) => key === undefined).map(blockAddressOf)]);
  const objects = new Map<string, Set<string>>();
  for (const address of named) {
    const blockAddress = blockAddressOf(address);
    if (address.key !== undefined) objects.set(blockAddress, (objects.get(blockAddress) ?? new Set()).add(formatAddress(address)));
  }
  const hasAllOf = (name: string) => {
    const needs = [...(stack.graph.needs.get(name) ?? [])];
    return needs.length > 0 && needs.every((blockAddress) => whole.has(blockAddress));
  };
  const names = [...new Set(targets)];
  const relation = destroy ? "all that needs" : "all that is needed by";
  return {
    scope: {
      hasBlock: (blockAddress) => whole.has(blockAddress) || objects.has(blockAddress),
      hasObject: (address, blockAddress) => whole.has(blockAddress) || (objects.get(blockAddress)?.has(address) ?? false),
      hasOutput: (name) => hasAllOf(`output.${name}`),
      hasCheck: (name) => hasAllOf(`check.${name}`),
      namedIn: (blockAddress) => [...(objects.get(blockAddress) ?? [])],
    },
    diagnostics: [
      warning(
        "Only a part of the stack is planned",
        `This run looks at ${names.join(", ")} and ${relation} ${names.length === 1 ? "it" : "them"}. Nothing else is read, compared or changed. Plan without --target afterwards.`,
      ),
    ],
  };
}

/** The blocks of the stack, and those that are only recorded. */
export function knownBlocks({ configuration }: OpenStack, { instances, deposed }: State): ReadonlySet<string> {
  const recorded = [...instances.keys(), ...deposed.keys()].flatMap((address) => parseAddress(address) ?? []);
  return new Set([...configuration.resources.keys(), ...recorded.map(blockAddressOf)]);
}

/** An option names a block that is neither in the stack nor recorded. @param option as it is written on the command line */
export function unknownBlock(option: string, given: string, known: Iterable<string>): Diagnostic {
  const all = [...known].sort();
  return error(
    `${option} names nothing of this stack: ${given}`,
    `Write TYPE.NAME, or TYPE.NAME["key"] for one object of a repeated block. The stack has: ${all.join(", ") || "nothing"}.${didYouMean(given, all)}`,
  );
}

function needsOf({ graph }: OpenStack, blockAddresses: ReadonlySet<string>): Set<string> {
  return new Set([...blockAddresses].flatMap((blockAddress) => [...closureOf(graph, blockAddress)]));
}

/** Everything that needs one of these blocks, by configuration or by what the state remembers, directly or not. */
function dependentsOf({ configuration, graph }: OpenStack, { instances }: State, blockAddresses: ReadonlySet<string>): Set<string> {
  const neededBy = new Map<string, Set<string>>();
  const note = (needed: string, by: string) => neededBy.set(needed, (neededBy.get(needed) ?? new Set()).add(by));
  for (const blockAddress of configuration.resources.keys())
    for (const needed of graph.needs.get(blockAddress) ?? []) note(needed, blockAddress);
  for (const { address, dependencies } of instances.values()) for (const needed of dependencies) note(needed, blockAddressOf(address));
  const all = new Set<string>();
  const queue = [...blockAddresses];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const dependent of neededBy.get(next) ?? []) {
      if (all.has(dependent)) continue;
      all.add(dependent);
      queue.push(dependent);
    }
  }
  return all;
}
