/** What the `import` blocks of a stack ask for. */
import {
  type Environment,
  identityOf,
  importedByIdentity,
  importedState,
  importProblem,
  misnamed,
  type ObjectState,
  type RegistryEntry,
} from "../../../reconcile";
import { type Diagnostic, error, idOf, isObject, isUnknown, type Resource, type Value, type Values } from "../../../schema";
import { isPrimitive, kindOf, toText } from "../../../schema/primitives";
import { formatAddress, type InstanceKey } from "../../address";
import type { ImportBlock } from "../../configuration";
import type { EvaluationScope, Expression } from "../../expression";
import { sourceAt } from "../../places/where";
import { expandForEach } from "../model/expand";
import { attempt } from "../model/report";
import type { StackValues } from "../model/values";

/** What names an object on its platform. */
export type Naming = { readonly id: string } | { readonly identity: Values };

export interface WantedImports {
  /** By the address of the object that is to stand for what they name. */
  readonly namings: ReadonlyMap<string, Naming>;
  readonly diagnostics: readonly Diagnostic[];
}

/** @param blocks that name one block of the stack; what they need must have its values by now */
export function wantedImports(blocks: readonly ImportBlock[], values: StackValues): WantedImports {
  const namings = new Map<string, Naming>();
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
      const { address, naming } = wanted;
      const other = namings.get(address);
      if (other !== undefined) {
        const detail = `${address} would be imported twice, from ${inWords(other)} and from ${inWords(naming)}. Keep one.`;
        diagnostics.push(located(block, error("Two imports into one object", detail)));
      } else namings.set(address, naming);
    }
  }
  return { namings, diagnostics };
}

function importIn(
  block: ImportBlock,
  scope: EvaluationScope,
): { readonly address: string; readonly naming: Naming } | { readonly problem: Diagnostic } {
  const target = keyOf(block, scope);
  if ("problem" in target) return target;
  const naming = "id" in block.by ? idIn(block.by.id, scope) : identityIn(block.by.identity, scope);
  return "problem" in naming ? naming : { address: formatAddress({ ...block.to, key: target.key }), naming };
}

function inWords(naming: Naming): string {
  return "id" in naming ? JSON.stringify(naming.id) : JSON.stringify(naming.identity);
}

/** The state that an import begins with, to be read next, or why there is none. */
export function importStart(
  entry: RegistryEntry<Resource>,
  { place }: Environment,
  naming: Naming,
): { readonly state: ObjectState } | { readonly problem: Diagnostic } {
  if ("identity" in naming) return importedByIdentity(entry, place, naming.identity);
  const problem = importProblem(entry.definition, naming.id);
  return problem ? { problem } : { state: importedState(entry.definition, naming.id) };
}

/** Why what was found is not what a block asks for. */
export function importMissed(
  entry: RegistryEntry<Resource>,
  { place }: Environment,
  naming: Naming,
  { start, found }: { readonly start: ObjectState; readonly found: ObjectState | null },
): Diagnostic | undefined {
  const { definition, cloud } = entry;
  if (!found) {
    const id = idOf(start.values);
    const detail = `${cloud.title} has no ${definition.noun} with id "${id}" in this account and region. Correct the ${"id" in naming ? "id" : "identity"} of the import block.`;
    return error("Cannot import an object that does not exist", detail);
  }
  const identity = "identity" in naming ? identityOf(entry, place, found.values) : null;
  return identity && "identity" in naming ? misnamed(definition, { ...identity, ...naming.identity }, identity) : undefined;
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

function idIn(expression: Expression, scope: EvaluationScope): { readonly id: string } | { readonly problem: Diagnostic } {
  const evaluated = attempt(() => expression.evaluate(scope));
  if ("problem" in evaluated) return evaluated;
  const { value, sensitive } = evaluated.result;
  const text = textIn(value);
  if (text !== "" && !sensitive) return { id: text };
  const detail = `Give the object's id on the platform; it is ${sensitive ? "sensitive" : whatItIs(value)}.`;
  return { problem: error("The id of an import block must be a text that is known now", detail) };
}

/** Parts that are null count as left out. */
function identityIn(expression: Expression, scope: EvaluationScope): { readonly identity: Values } | { readonly problem: Diagnostic } {
  const evaluated = attempt(() => expression.evaluate(scope));
  if ("problem" in evaluated) return evaluated;
  const { value, sensitive } = evaluated.result;
  const refuse = (found: string) => {
    const detail = `Write identity = { id = "…" }, with the parts that the reference of the type names; ${found}.`;
    return { problem: error("The identity of an import block must be an object of texts that are known now", detail) };
  };
  if (sensitive) return refuse("it is sensitive");
  if (!isObject(value)) return refuse(`it is ${whatItIs(value)}`);
  const parts = Object.entries(value).filter(([, part]) => part !== null);
  const wrong = parts.find(([, part]) => textIn(part) === "");
  return wrong
    ? refuse(`${wrong[0]} is ${whatItIs(wrong[1])}`)
    : { identity: Object.fromEntries(parts.map(([name, part]) => [name, textIn(part)])) };
}

/** Empty where it is none that is known. */
function textIn(value: Value): string {
  return value !== null && isPrimitive(value) ? toText(value) : "";
}

function whatItIs(value: Value): string {
  if (isUnknown(value)) return "not known yet";
  return value === "" ? "empty" : kindOf(value);
}

function located({ where }: ImportBlock, diagnostic: Diagnostic): Diagnostic {
  return { ...sourceAt(where), ...diagnostic, detail: `${where.text}: ${diagnostic.detail}` };
}
