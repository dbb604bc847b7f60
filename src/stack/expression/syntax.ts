import type { Path, Value } from "../../schema";
import { mostDigits } from "../../schema/number/numeric";
import { toNumber, toText } from "../../schema/primitives";
import { EvaluationError, type EvaluationScope, type Reference } from "./expression";
import { readIndentedHeredoc } from "./heredoc";
import { childOf, isDirective, isPlainText, type LiteralStyle, readLiteral } from "./literal";
import { constant, list, type Node, object } from "./node";
import { choose } from "./nodes/conditional";
import { compileFor, joinResults } from "./nodes/for";
import { compileCall } from "./nodes/function-call";
import { binaryOperators, unaryOperators } from "./nodes/operators";
import { toReference } from "./nodes/reference";
import { splat } from "./nodes/splat";
import { compileTemplateCall } from "./nodes/template-call";
import { takeAt, traverse } from "./nodes/traverse";
import { parseTemplateNow } from "./parser/parser";
import type { SyntaxNode, SyntaxTree } from "./parser/syntax-tree";
import { Refusal, unsupported } from "./refusal";
import { joinTemplate } from "./template";

/** What a compilation needs besides the node at hand, and collects. */
interface Context {
  readonly source: Buffer;
  readonly references: Reference[];
  /** What is called by a name alone: the variables of a "for", those of a template file. */
  readonly names: ReadonlySet<string>;
  /** A template file: it cannot take in another one. */
  readonly isTemplateFile?: true;
  /** Plain texts that are read already. */
  readonly texts?: ReadonlyMap<SyntaxNode, string>;
}

const noNames: ReadonlySet<string> = new Set();

/** Compiles an expression of HCL. @throws Refusal */
export function compileExpressionTree({ root, source }: SyntaxTree, references: Reference[]): Node {
  return compileNode(root, { source, references, names: noNames });
}

/**
 * Compiles the tree that `parseTemplate` made.
 * @throws Refusal
 */
export function compileTemplateTree(
  { root, source }: SyntaxTree,
  references: Reference[],
  { names = noNames, isTemplateFile }: Partial<Pick<Context, "names" | "isTemplateFile">> = {},
): Node {
  const context: Context = { source, references, names, ...(isTemplateFile && { isTemplateFile }) };
  const [only, end] = root.children;
  const isAlone = root.children.length === 2 && end?.type === "literalValue" && end.meta?.value === "\n";
  // `${x}` and nothing else keeps the type of x.
  if (isAlone && only && !isPlainText(only) && !isDirective(only)) return compileNode(only, context);
  return compileParts(root, context, "plain", true);
}

function compileNode(node: SyntaxNode, context: Context): Node {
  const compiler = compilers[node.type];
  if (compiler) return compiler(node, context);
  throw unsupported(`an expression of the kind "${node.type}"`);
}

const compilers: Readonly<Record<string, (node: SyntaxNode, context: Context) => Node>> = {
  "": (node, context) => (node.children.length === 0 ? currentElement : compileNode(childOf(node, 0), context)),
  literalValue: (node) => constant(literalOf(node)),
  template: (node, context) => {
    const opening = textOf(node).slice(0, 3);
    if (!opening.startsWith("<<")) return compileParts(node, context, "quoted", false);
    const texts = opening === "<<-" ? readIndentedHeredoc(node, context.source) : undefined;
    return compileParts(node, { ...context, ...(texts && { texts }) }, "plain", false);
  },
  templateWrap: (node, context) => compileNode(childOf(node, 0), context),
  tuple: (node, context) => list(node.children.map((child) => compileNode(child, context))),
  object: compileObject,
  scopeTraversal: (node, context) => {
    const path = stepsOf(node);
    const [name] = path;
    if (typeof name === "string" && context.names.has(name)) {
      const [steps, text] = [path.slice(1), textOf(node)];
      return (scope) => traverse(scope.resolve(name), steps, text);
    }
    const reference = toReference(path, textOf(node));
    context.references.push(reference);
    return (scope) => traverse(scope.resolve(reference.blockAddress), reference.steps, reference.text);
  },
  relativeTraversal: (node, context) => {
    const source = compileNode(childOf(node, 0), context);
    const steps = stepsOf(node);
    return (scope, item) => traverse(source(scope, item), steps, textOf(node));
  },
  index: (node, context) => {
    const source = compileNode(childOf(node, 0), context);
    const key = compileNode(childOf(node, 1), context);
    return (scope, item) => takeAt(source(scope, item), key(scope, item), textOf(node));
  },
  splat: (node, context) => {
    const source = compileNode(childOf(node, 0), context);
    const each = compileNode(childOf(node, 1), context);
    return (scope, item) => splat(source(scope, item), (element) => each(scope, element));
  },
  conditional: (node, context) => {
    const [condition, whenTrue, whenFalse] = [0, 1, 2].map((i) => compileNode(childOf(node, i), context));
    return compileConditional(condition, whenTrue, whenFalse);
  },
  for: (node, context) => compileForOf(node, context, (result, inner) => compileNode(result, inner)),
  unaryOp: (node, context) => {
    const operator = unaryOperators[node.meta?.operator ?? ""];
    if (!operator) throw unsupported(`the operator "${node.meta?.operator}"`);
    const operand = compileNode(childOf(node, 0), context);
    return (scope, item) => operator(operand(scope, item));
  },
  binaryOp: (node, context) => {
    const operator = binaryOperators[node.meta?.operator ?? ""];
    if (!operator) throw unsupported(`the operator "${node.meta?.operator}"`);
    const [left, right] = [compileNode(childOf(node, 0), context), compileNode(childOf(node, 1), context)];
    return (scope, item) => operator(left(scope, item), right(scope, item));
  },
  function: (node, context) => {
    const { name: written = "", expandedFinalArgument: isExpanded = false } = node.meta ?? {};
    const name = written.replace(/^core::/, "");
    const args = node.children.map((child) => compileNode(child, context));
    if (name !== "templatefile" && name !== "templatestring") return compileCall({ name, args, isExpanded });
    if (context.isTemplateFile)
      throw new Refusal("Template within a template", `${name}() cannot be called from a template: it might call itself.`);
    if (isExpanded) throw new Refusal("Wrong argument", `${name}() takes its arguments one by one.`);
    return compileTemplateCall(name, args, compileTemplateFile);
  },
};

/** @throws Refusal */
function compileTemplateFile(text: string, names: ReadonlySet<string>): Node {
  const references: Reference[] = [];
  const node = compileTemplateTree(parseTemplateNow(text), references, { names, isTemplateFile: true });
  const [foreign] = references;
  if (!foreign) return node;
  throw new Refusal(
    "Invalid template",
    `"${foreign.text}" is not among the variables that are given to it: ${[...names].join(", ") || "none"}.`,
  );
}

/** Literals and insertions of a template. `endsWithMarkerBreak`: the last literal has one line break that is not of the template. */
function compileParts(node: SyntaxNode, context: Context, style: LiteralStyle, endsWithMarkerBreak: boolean): Node {
  const parts = node.children.map((child, i): Node => {
    if (isPlainText(child)) {
      const isLast = endsWithMarkerBreak && i === node.children.length - 1;
      return constant(context.texts?.get(child) ?? readLiteral(child, context.source, style, isLast));
    }
    return isDirective(child) ? compileDirective(child, context, style) : compileNode(child, context);
  });
  const join: Node = (scope, item) => joinTemplate(parts.map((part) => part(scope, item)));
  return node.children.every(isPlainText) ? constant(join(noScope).value) : join;
}

/** Plain texts refer to nothing. */
const noScope: EvaluationScope = {
  resolve: (name) => {
    throw new EvaluationError("No such value", `"${name}" is not known here.`);
  },
};

/** `%{ if … }…%{ else }…%{ endif }` or `%{ for … }…%{ endfor }`: its texts are written in the style of the template around it. */
function compileDirective(node: SyntaxNode, context: Context, style: LiteralStyle): Node {
  if (node.type === "templateJoin") {
    const results = compileForOf(childOf(node, 0), context, (result, inner) => compileParts(result, inner, style, false));
    return (scope, item) => joinResults(results(scope, item));
  }
  if (node.type !== "conditional") return compileNode(node, context);
  return compileConditional(
    compileNode(childOf(node, 0), context),
    compileParts(childOf(node, 1), context, style, false),
    compileParts(childOf(node, 2), context, style, false),
  );
}

/** @param compileResult its result is an expression, or the text of a directive */
function compileForOf(node: SyntaxNode, context: Context, compileResult: (result: SyntaxNode, inner: Context) => Node): Node {
  const { keyVar = "", valVar = "", groupedValue = false } = node.meta ?? {};
  const inner: Context = { ...context, names: new Set([...context.names, keyVar, valVar].filter((name) => name !== "")) };
  const hasKey = context.source[node.range.start.byte] === openingBrace;
  const [collection, ...parts] = node.children;
  const [key, result, condition] = hasKey ? parts : [undefined, ...parts];
  if (!collection || !result) throw new Refusal("Invalid expression", 'the parser gave an incomplete "for".');
  return compileFor({
    collection: compileNode(collection, context),
    names: { key: keyVar === "" ? undefined : keyVar, value: valVar },
    key: key && compileNode(key, inner),
    result: compileResult(result, inner),
    condition: condition && compileNode(condition, inner),
    isGrouped: groupedValue,
  });
}

const openingBrace = 0x7b;

function compileObject(node: SyntaxNode, context: Context): Node {
  const entries: [Node, Node][] = [];
  for (let i = 0; i + 1 < node.children.length; i += 2) {
    const key = childOf(node, i);
    const isName = key.children.length === 0;
    const name = () => context.source.subarray(key.range.start.byte, key.range.end.byte).toString();
    entries.push([isName ? constant(name()) : compileNode(key, context), compileNode(childOf(node, i + 1), context)]);
  }
  return object(entries);
}

function compileConditional(condition?: Node, whenTrue?: Node, whenFalse?: Node): Node {
  if (!condition || !whenTrue || !whenFalse) throw new Refusal("Invalid expression", "a conditional needs a condition and two results.");
  return (scope, item) =>
    choose(
      condition(scope, item),
      () => whenTrue(scope, item),
      () => whenFalse(scope, item),
    );
}

const currentElement: Node = (_scope, item) => {
  if (!item) throw new EvaluationError("Invalid expression", "the element of a splat is used outside of one.");
  return item;
};

function literalOf(node: SyntaxNode): Value {
  const text = textOf(node);
  if (node.meta?.type === "number") return numberOf(text);
  if (node.meta?.type === "bool") return text === "true";
  if (node.meta?.type === "string") return toText(text);
  return null;
}

function numberOf(text: string): Value {
  const number = toNumber(text);
  if (number === undefined) throw new Refusal("Number too large", `${text} has more than ${mostDigits} digits.`);
  return number;
}

function stepsOf(node: SyntaxNode): Path {
  return (node.meta?.traversal ?? []).map(({ type, segment = "" }) => {
    if (type === "nameTraversal") return segment;
    if (segment.startsWith('"')) return toText(segment.slice(1, -1));
    if (/^\d+(\.\d+)?$/.test(segment)) return Number(segment);
    throw new Refusal("Invalid index", `in "${textOf(node)}" an index must be a whole number or a string. Write a key of a map in quotes.`);
  });
}

function textOf(node: SyntaxNode): string {
  return node.meta?.value ?? "";
}
