/** Opened stacks and states made by hand, for what works with them. */

import { type Address, formatAddress, parseAddress } from "../../../src/stack/address";
import type { Configuration, ResourceBlock } from "../../../src/stack/configuration";
import { providerAddress } from "../../../src/stack/engine/model/provider-address";
import type { OpenStack } from "../../../src/stack/engine/model/stack";
import type { Repetition } from "../../../src/stack/engine/model/values";
import type { Expression } from "../../../src/stack/expression";
import type { Instance, State } from "../../../src/stack/state/state";
import { emptyState, planOf } from "./plans";

export function openWith(configuration: Partial<Configuration>): OpenStack {
  const { stack } = planOf({});
  return { ...stack, configuration: { ...stack.configuration, ...configuration } };
}

/** A block without attributes. How often it is repeated is written in it, and of no interest. */
export function blockOf(blockAddress: string, repeated: Repetition, createFirst = false): ResourceBlock {
  const address = parseAddress(blockAddress);
  if (!address) throw new Error(`${blockAddress} is no address`);
  const { mode, type, name } = address;
  const once: Expression = { text: "1", where: { text: blockAddress }, references: [], evaluate: () => ({ value: 1, sensitive: false }) };
  return {
    blockAddress,
    mode,
    type,
    name,
    body: { attributes: new Map(), raw: {}, where: { text: blockAddress } },
    ...(repeated === "count" && { count: once }),
    ...(repeated === "for_each" && { forEach: once }),
    dependsOn: [],
    providerKey: "sms",
    lifecycle: {
      createBeforeDestroy: createFirst,
      preventDestroy: false,
      ignoreChanges: [],
      replaceTriggeredBy: [],
      preconditions: [],
      postconditions: [],
    },
    source: "main.tf",
  };
}

interface Recorded {
  readonly address: Address;
  readonly id: string;
  readonly dependencies?: readonly string[];
}

export function stateOf(recorded: readonly Recorded[]): State {
  const instances = recorded.map(({ address, id, dependencies = [] }): [string, Instance] => [
    formatAddress(address),
    {
      address,
      provider: providerAddress("sms"),
      schemaVersion: 0,
      object: { values: { id }, private: {} },
      tainted: false,
      dependencies,
      createBeforeDestroy: false,
      sensitive: [],
    },
  ]);
  return { ...emptyState, instances: new Map(instances) };
}
