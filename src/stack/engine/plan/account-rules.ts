/** What only the whole stack shows: objects of one provider block belong to one account. */
import { checkAccount } from "../../../reconcile";
import type { Cloud, RuleSettings, StackObject } from "../../../schema";
import { closureOf } from "../model/graph";
import { at, type StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";

export type AccountObject = Pick<StackObject, "address" | "values" | "isNew">;

/**
 * Findings of the rules about all objects of one account together.
 * @param objects by subject, as they will be
 * @param rulesOf what a provider block says of a cloud's rules
 */
export function checkAccounts(
  { configuration, graph, provider }: OpenStack,
  objects: ReadonlyMap<string, readonly AccountObject[]>,
  rulesOf: (providerKey: string, cloud: Cloud) => RuleSettings,
): StackDiagnostic[] {
  const inOrder = [...objects].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...configuration.providers.keys()].flatMap((key) =>
    provider.clouds.flatMap((cloud) => {
      const own = inOrder.flatMap(([blockAddress, here]): StackObject[] => {
        const block = configuration.resources.get(blockAddress);
        if (!block || block.mode === "data" || block.providerKey !== key) return [];
        if (provider.resources.get(block.type)?.cloud !== cloud) return [];
        const dependencies = [...closureOf(graph, blockAddress)];
        return here.map((object) => ({ ...object, type: block.type, dependencies }));
      });
      return checkAccount(cloud, own, rulesOf(key, cloud)).flatMap(({ address, diagnostic }) => at(address, [diagnostic]));
    }),
  );
}
