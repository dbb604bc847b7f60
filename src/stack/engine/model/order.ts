/** The order between the parts of a stack: what each refers to. */
import type { Diagnostic } from "../../../schema";
import { blockAddressOf } from "../../address";
import type { Condition, Configuration, ImportBlock, ResourceBlock } from "../../configuration";
import type { Expression } from "../../expression";
import { sourceAt } from "../../places/where";
import { CyclicReferences, type Graph, graphOf } from "./graph";
import { groupBy } from "./group";
import { whereOf } from "./located";

export function orderOf(configuration: Configuration): { readonly graph: Graph } | { readonly problem: Diagnostic } {
  const direct = new Map<string, string[]>();
  for (const [name, expression] of configuration.locals)
    direct.set(
      `local.${name}`,
      expression.references.map(({ blockAddress }) => blockAddress),
    );
  for (const [key, { body }] of configuration.providers) direct.set(`provider.${key}`, blockAddressesOf(body.attributes.values()));
  const imports = groupBy(configuration.imports, ({ to }) => blockAddressOf(to));
  for (const [blockAddress, block] of configuration.resources)
    direct.set(blockAddress, [...needsOf(block), ...importNeeds(imports.get(blockAddress) ?? [])]);
  for (const [name, { value, dependsOn, preconditions }] of configuration.outputs)
    direct.set(`output.${name}`, [...blockAddressesOf([value, ...expressionsOf(preconditions)]), ...dependsOn]);
  for (const [name, { assertions }] of configuration.checks) direct.set(`check.${name}`, blockAddressesOf(expressionsOf(assertions)));
  try {
    return { graph: graphOf(direct) };
  } catch (failure) {
    if (!(failure instanceof CyclicReferences)) throw failure;
    const where = whereOf(configuration, failure.cycle[0] ?? "");
    return {
      problem: {
        ...(where && sourceAt(where)),
        severity: "error",
        summary: "The stack refers to itself in a circle",
        detail: `${failure.cycle.join(" → ")}. Break the circle: one of them must not depend on the next.`,
      },
    };
  }
}

function blockAddressesOf(expressions: Iterable<{ readonly references: readonly { readonly blockAddress: string }[] }>): string[] {
  return [...expressions].flatMap(({ references }) => references.map(({ blockAddress }) => blockAddress));
}

function needsOf(block: ResourceBlock): string[] {
  const expressions = [...block.body.attributes.values(), ...(block.count ? [block.count] : []), ...(block.forEach ? [block.forEach] : [])];
  const { preconditions, postconditions, replaceTriggeredBy } = block.lifecycle;
  const conditions = expressionsOf([...preconditions, ...postconditions]);
  const triggers = replaceTriggeredBy.map(({ blockAddress }) => blockAddress);
  return [...blockAddressesOf([...expressions, ...conditions]), ...triggers, ...block.dependsOn, `provider.${block.providerKey}`];
}

function expressionsOf(conditions: readonly Condition[]): Expression[] {
  return conditions.flatMap(({ condition, errorMessage }) => [condition, errorMessage]);
}

/** What the ids and addresses of imports into a block refer to. */
function importNeeds(blocks: readonly ImportBlock[]): string[] {
  return blockAddressesOf(
    blocks.flatMap(({ by, key, forEach }) => [...Object.values(by), ...(key ? [key] : []), ...(forEach ? [forEach] : [])]),
  );
}
