/** What only the whole stack shows: objects of one provider block belong to one account. */
import type { Connections } from "../../../reconcile";
import type { StackObject } from "../../../schema";
import { closureOf } from "../model/graph";
import { at, type StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";

export type AccountObject = Pick<StackObject, "address" | "values" | "isNew">;

/**
 * Findings of the rules about all objects of one account together.
 * @param objects by subject, as they will be
 * @param levelsOf the levels that a provider block sets
 */
export function checkAccounts(
  { configuration, graph, provider }: OpenStack,
  objects: ReadonlyMap<string, readonly AccountObject[]>,
  levelsOf: (providerKey: string) => Connections["ruleLevels"],
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
      const levels = levelsOf(key);
      return (cloud.checkAccount?.(own) ?? []).flatMap(({ address, rule, diagnostic }) => {
        if (rule === undefined) return at(address, [diagnostic]);
        const level = levels[rule];
        if (level === "off") return [];
        const severity = level === undefined ? diagnostic.severity : level === "warn" ? "warning" : "error";
        return at(address, [{ ...diagnostic, severity, rule }]);
      });
    }),
  );
}
