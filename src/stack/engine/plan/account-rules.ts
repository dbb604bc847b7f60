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
  const byAccount = new Map<string, StackObject[]>();
  for (const [blockAddress, here] of [...objects].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const block = configuration.resources.get(blockAddress);
    const cloud = block && block.mode !== "data" ? provider.resources.get(block.type)?.cloud : undefined;
    if (!block || !cloud) continue;
    const account = `${block.providerKey} ${cloud.name}`;
    const own = byAccount.get(account) ?? [];
    byAccount.set(account, own);
    const dependencies = [...closureOf(graph, blockAddress)];
    for (const object of here) own.push({ ...object, type: block.type, dependencies });
  }
  return [...configuration.providers.keys()].flatMap((key) =>
    provider.clouds.flatMap((cloud) => {
      const own = byAccount.get(`${key} ${cloud.name}`) ?? [];
      return checkAccount(cloud, own, rulesOf(key, cloud)).flatMap(({ address, diagnostic }) => at(address, [diagnostic]));
    }),
  );
}
