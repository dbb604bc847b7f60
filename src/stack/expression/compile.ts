import type { Diagnostic, Value } from "../../schema";
import { toText } from "../../schema/primitives";
import { formatJson } from "../../schema/text/json";
import { sourceAt, type Where } from "../places/where";
import { blocksFor } from "./dynamic";
import { type Evaluated, EvaluationError, type EvaluationScope, type Expression, type Reference } from "./expression";
import { isJsonObject, type Json, type JsonObject } from "./json";
import { constant, list, type Node, object } from "./node";
import { traverse } from "./nodes/traverse";
import { asHeredoc, parseByParser, parseExpression, parseTemplate } from "./parser/parser";
import { isTemplate } from "./reference-text";
import { Refusal, refusalDiagnostic } from "./refusal";
import { compileExpressionTree, compileTemplateTree } from "./syntax";
import { joinTemplate, splitTemplate, type TemplatePart } from "./template";

export interface Compiled {
  readonly expression?: Expression;
  readonly diagnostics: Diagnostic[];
}

/**
 * Compiles a value of the configuration as the JSON syntax writes it: strings are templates, at any depth, also as keys.
 * @param where what messages begin with
 */
export async function compile(raw: Json, where: Where): Promise<Compiled> {
  return compiled(where, typeof raw === "string" ? raw : formatJson(raw), (references) => compileJson(raw, references));
}

/**
 * The same without anything to wait for, of what needs no parser: nearly all of most stacks. Of ten thousand objects every value would wait
 * five times, and nothing would be there to wait for.
 * @returns undefined for what is more than texts and references
 */
export function compileAtOnce(raw: Json, where: Where): Compiled | undefined {
  if (typeof raw !== "string") {
    return isLiteral(raw)
      ? { expression: toExpression(constant(literalValue(raw)), [], formatJson(raw), where), diagnostics: [] }
      : undefined;
  }
  if (!isTemplate(raw)) return { expression: toExpression(constant(toText(raw)), [], raw, where), diagnostics: [] };
  const references: Reference[] = [];
  try {
    const parts = splitTemplate(raw);
    return parts && { expression: toExpression(compileSplit(parts, references), references, raw, where), diagnostics: [] };
  } catch (failure) {
    if (failure instanceof Refusal) return { diagnostics: [refusalDiagnostic(where, failure)] };
    throw failure;
  }
}

/** Compiles an expression in HCL's own syntax, as it stands on a command line. */
export async function compileHcl(text: string, where: Where): Promise<Compiled> {
  return compiled(where, text, async (references) => compileExpressionTree(await parseExpression(text), references));
}

/** Compiles a template by the parser, whatever it is made of. */
export async function compileTemplateByParser(text: string, where: Where): Promise<Compiled> {
  return compiled(where, text, async (references) => compileTemplateTree(await parseByParser(asHeredoc(text)), references));
}

/** The blocks of one name: those that are written out, and those that are `dynamic`. */
export interface WrittenBlocks {
  readonly written: readonly Json[];
  readonly dynamic: readonly WrittenDynamic[];
}
export interface WrittenDynamic {
  readonly forEach: Json;
  /** What its content calls the element. */
  readonly iterator: string;
  readonly content: WrittenContent;
}
/** What stands in a block: its attributes, and by their names the blocks in it of which some are `dynamic`. */
export interface WrittenContent {
  readonly plain: JsonObject;
  readonly blocks: ReadonlyMap<string, WrittenBlocks>;
}

/** Compiles the blocks of one name, of which some are `dynamic`, at whatever depth. */
export async function compileDynamic(blocks: WrittenBlocks, where: Where): Promise<Compiled> {
  return compiled(where, "dynamic", (references) => compileBlocks(blocks, references));
}

async function compileBlocks({ written, dynamic }: WrittenBlocks, references: Reference[], names?: ReadonlySet<string>): Promise<Node> {
  const parts = await inOrder(dynamic, async ({ forEach, iterator, content }) => ({
    forEach: await compileJson(forEach, references, names),
    iterator,
    content: await compileContent(content, references, new Set([...(names ?? []), iterator])),
  }));
  return blocksFor(await compileJson(written, references, names), parts);
}

async function compileContent({ plain, blocks }: WrittenContent, references: Reference[], names: ReadonlySet<string>): Promise<Node> {
  const attributes = await inOrder(
    Object.entries(plain),
    async ([name, value]): Promise<[Node, Node]> => [constant(name), await compileJson(value, references, names)],
  );
  const inner = await inOrder(
    [...blocks],
    async ([name, each]): Promise<[Node, Node]> => [constant(name), await compileBlocks(each, references, names)],
  );
  return object([...attributes, ...inner]);
}

async function compiled(where: Where, text: string, build: (references: Reference[]) => Promise<Node>): Promise<Compiled> {
  const references: Reference[] = [];
  try {
    return { expression: toExpression(await build(references), references, text, where), diagnostics: [] };
  } catch (failure) {
    if (failure instanceof Refusal) return { diagnostics: [refusalDiagnostic(where, failure)] };
    throw failure;
  }
}

function toExpression(node: Node, references: readonly Reference[], text: string, where: Where): Expression {
  const evaluate = (scope: EvaluationScope): Evaluated => {
    try {
      return node(scope);
    } catch (failure) {
      if (failure instanceof EvaluationError)
        throw new EvaluationError(failure.summary, `${where.text}: ${failure.detail}`, failure.source ?? sourceAt(where).source);
      throw failure;
    }
  };
  const distinct = references.length < 2 ? references : [...new Map(references.map((reference) => [reference.text, reference])).values()];
  return { references: distinct, text, where, evaluate };
}

/** @param names what is called by a name alone */
async function compileJson(raw: Json, references: Reference[], names?: ReadonlySet<string>): Promise<Node> {
  if (typeof raw === "string") return compileString(raw, references, names);
  if (isLiteral(raw)) return constant(literalValue(raw));
  if (!isJsonObject(raw)) return list(await inOrder(raw as readonly Json[], (item) => compileJson(item, references, names)));
  return object(
    await inOrder(Object.entries(raw), async ([key, value]) => [
      await compileString(key, references, names),
      await compileJson(value, references, names),
    ]),
  );
}

async function compileString(text: string, references: Reference[], names?: ReadonlySet<string>): Promise<Node> {
  if (!isTemplate(text)) return constant(toText(text));
  const parts = names ? undefined : splitTemplate(text);
  if (parts) return compileSplit(parts, references);
  return compileTemplateTree(await parseTemplate(text), references, { ...(names && { names }) });
}

function compileSplit(parts: readonly TemplatePart[], references: Reference[]): Node {
  const nodes = parts.map((part): Node => {
    if ("literal" in part) return constant(toText(part.literal));
    const { blockAddress, steps, text } = part.reference;
    references.push(part.reference);
    return (scope) => traverse(scope.resolve(blockAddress), steps, text);
  });
  const [only] = nodes;
  if (only && nodes.length === 1) return only;
  return (scope) => joinTemplate(nodes.map((node) => node(scope)));
}

/** Does a value hold no template at any depth? */
function isLiteral(raw: Json): boolean {
  if (typeof raw === "string") return !isTemplate(raw);
  if (isJsonObject(raw)) return Object.entries(raw).every(([key, value]) => !isTemplate(key) && isLiteral(value));
  return !Array.isArray(raw) || raw.every(isLiteral);
}

/** A value without templates, as it is. */
export function literalValue(raw: Json): Value {
  if (typeof raw === "string") return toText(raw);
  if (isJsonObject(raw)) return Object.fromEntries(Object.entries(raw).map(([key, value]) => [toText(key), literalValue(value)]));
  return Array.isArray(raw) ? raw.map(literalValue) : (raw as Value);
}

/** One after the other, so that messages and references come in the order of the file. */
async function inOrder<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await map(item));
  return results;
}
