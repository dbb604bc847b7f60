/** What the `import` blocks of a stack ask for. */
import { type Diagnostic, error, isUnknown } from "../../../schema";
import { isPrimitive, kindOf, toText } from "../../../schema/primitives";
import { formatAddress, type InstanceKey } from "../../address";
import type { ImportBlock } from "../../configuration";
import type { EvaluationScope } from "../../expression";
import { sourceAt } from "../../places/where";
import { expandForEach } from "../model/expand";
import { attempt } from "../model/report";
import type { StackValues } from "../model/values";

export interface WantedImports {
  /** Ids by the address of the object that is to stand for them. */
  readonly ids: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** @param blocks that name one block of the stack; what they need must have its values by now */
export function wantedImports(blocks: readonly ImportBlock[], values: StackValues): WantedImports {
  const ids = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const block of blocks) {
    const scopes = scopesOf(block, values);
    if ("problem" in scopes) {
      diagnostics.push(located(block, scopes.problem));
      continue;
    }
    for (const scope of scopes.all) {
      const wanted = importIn(block, scope);
      if ("problem" in wanted) {
        diagnostics.push(located(block, wanted.problem));
        continue;
      }
      const { address, id } = wanted;
      const other = ids.get(address);
      if (other !== undefined) {
        const detail = `${address} would be imported twice, from "${other}" and from "${id}". Keep one.`;
        diagnostics.push(located(block, error("Two imports into one object", detail)));
      } else ids.set(address, id);
    }
  }
  return { ids, diagnostics };
}

function importIn(
  block: ImportBlock,
  scope: EvaluationScope,
): { readonly address: string; readonly id: string } | { readonly problem: Diagnostic } {
  const target = keyOf(block, scope);
  if ("problem" in target) return target;
  const id = idOf(block, scope);
  return "problem" in id ? id : { address: formatAddress({ ...block.to, key: target.key }), ...id };
}

function scopesOf(
  { forEach }: ImportBlock,
  values: StackValues,
): { readonly all: readonly EvaluationScope[] } | { readonly problem: Diagnostic } {
  if (!forEach) return { all: [values.scope()] };
  const expansion = expandForEach(forEach, values.scope());
  return "problem" in expansion ? expansion : { all: expansion.instances.map((each) => values.scope(each)) };
}

function keyOf({ key }: ImportBlock, scope: EvaluationScope): { readonly key: InstanceKey } | { readonly problem: Diagnostic } {
  if (!key) return { key: undefined };
  const evaluated = attempt(() => key.evaluate(scope));
  if ("problem" in evaluated) return evaluated;
  const { value, sensitive } = evaluated.result;
  if (!sensitive && (typeof value === "string" || (typeof value === "number" && Number.isInteger(value) && value >= 0)))
    return { key: value };
  return {
    problem: error("The key of an import's address must be a text or a whole number that is known and not sensitive", `It is ${key.text}.`),
  };
}

function idOf({ id }: ImportBlock, scope: EvaluationScope): { readonly id: string } | { readonly problem: Diagnostic } {
  const evaluated = attempt(() => id.evaluate(scope));
  if ("problem" in evaluated) return evaluated;
  const { value, sensitive } = evaluated.result;
  const text = value !== null && isPrimitive(value) ? toText(value) : "";
  if (text !== "" && !sensitive) return { id: text };
  const found = sensitive
    ? "it is sensitive"
    : isUnknown(value)
      ? "it is not known yet"
      : value === ""
        ? "it is empty"
        : `it is ${kindOf(value)}`;
  return {
    problem: error("The id of an import block must be a text that is known now", `Give the object's id on the platform; ${found}.`),
  };
}

function located({ where }: ImportBlock, diagnostic: Diagnostic): Diagnostic {
  return { ...sourceAt(where), ...diagnostic, detail: `${where.text}: ${diagnostic.detail}` };
}
