/** The order between the parts of a stack: what each refers to. */
import type { Diagnostic } from "../../../schema";
import { subjectOf } from "../../address";
import type { Condition, Configuration, ImportBlock, ResourceBlock } from "../../configuration";
import type { Expression } from "../../expression";
import { CyclicReferences, type Graph, graphOf } from "./graph";
import { groupBy } from "./group";

export function orderOf(configuration: Configuration): { readonly graph: Graph } | { readonly problem: Diagnostic } {
  const direct = new Map<string, string[]>();
  for (const [name, expression] of configuration.locals)
    direct.set(
      `local.${name}`,
      expression.references.map(({ subject }) => subject),
    );
  for (const [key, { body }] of configuration.providers) direct.set(`provider.${key}`, subjectsOf(body.attributes.values()));
  const imports = groupBy(configuration.imports, ({ to }) => subjectOf(to));
  for (const [subject, block] of configuration.resources)
    direct.set(subject, [...needsOf(block), ...importNeeds(imports.get(subject) ?? [])]);
  for (const [name, { value, dependsOn, preconditions }] of configuration.outputs)
    direct.set(`output.${name}`, [...subjectsOf([value, ...expressionsOf(preconditions)]), ...dependsOn]);
  try {
    return { graph: graphOf(direct) };
  } catch (failure) {
    if (!(failure instanceof CyclicReferences)) throw failure;
    return {
      problem: {
        severity: "error",
        summary: "The stack refers to itself in a circle",
        detail: `${failure.cycle.join(" → ")}. Break the circle: one of them must not depend on the next.`,
      },
    };
  }
}

function subjectsOf(expressions: Iterable<{ readonly references: readonly { readonly subject: string }[] }>): string[] {
  return [...expressions].flatMap(({ references }) => references.map(({ subject }) => subject));
}

function needsOf(block: ResourceBlock): string[] {
  const expressions = [...block.body.attributes.values(), ...(block.count ? [block.count] : []), ...(block.forEach ? [block.forEach] : [])];
  const { preconditions, postconditions, replaceTriggeredBy } = block.lifecycle;
  const conditions = expressionsOf([...preconditions, ...postconditions]);
  const triggers = replaceTriggeredBy.map(({ subject }) => subject);
  return [...subjectsOf([...expressions, ...conditions]), ...triggers, ...block.dependsOn, `provider.${block.providerKey}`];
}

function expressionsOf(conditions: readonly Condition[]): Expression[] {
  return conditions.flatMap(({ condition, errorMessage }) => [condition, errorMessage]);
}

/** What the ids and addresses of imports into a block refer to. */
function importNeeds(blocks: readonly ImportBlock[]): string[] {
  return subjectsOf(blocks.flatMap(({ id, key, forEach }) => [id, ...(key ? [key] : []), ...(forEach ? [forEach] : [])]));
}
