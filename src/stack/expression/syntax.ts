import { isUnknown, type Path, UNKNOWN, type Value } from "../../schema";
import { isPrimitive, kindOf, toBool, toNumber, toText } from "../../schema/primitives";
import { EvaluationError, type Reference } from "./expression";
import { functions } from "./functions";
import { type LiteralStyle, readLiteral } from "./literal";
import { constant, list, type Node, object } from "./node";
import { binaryOperators, unaryOperators } from "./operators";
import type { SyntaxNode, SyntaxTree } from "./parser";
import { toReference } from "./reference";
import { Refusal, unsupported } from "./refusal";
import { joinTemplate } from "./template";
import { take, traverse } from "./traverse";
import { unify } from "./unify";

/** What a compilation needs besides the node at hand, and collects. */
interface Context {
  readonly source: Buffer;
  readonly references: Reference[];
}

/** Compiles an expression of HCL. @throws Refusal */
export function compileExpressionTree({ root, source }: SyntaxTree, references: Reference[]): Node {
  return compileNode(root, { source, references });
}

/** Compiles the tree that `parseTemplate` made. @throws Refusal */
export function compileTemplateTree({ root, source }: SyntaxTree, references: Reference[]): Node {
  const context = { source, references };
  const [only, end] = root.children;
  const isAlone = root.children.length === 2 && end?.type === "literalValue" && end.meta?.value === "\n";
  // `${x}` and nothing else keeps the type of x.
  if (isAlone && only && !isPlainText(only) && !isDirective(only)) return compileNode(only, context);
  return compileParts(root, context, "plain", true);
}

function compileNode(node: SyntaxNode, context: Context): Node {
  const compiler = compilers[node.type];
  if (compiler) return compiler(node, context);
  throw unsupported(
    node.type === "for" || node.type === "templateJoin" ? 'a "for" expression' : `an expression of the kind "${node.type}"`,
  );
}

const compilers: Readonly<Record<string, (node: SyntaxNode, context: Context) => Node>> = {
  "": (node, context) => (node.children.length === 0 ? currentElement : compileNode(childOf(node, 0), context)),
  literalValue: (node) => constant(literalOf(node)),
  template: (node, context) => {
    if (textOf(node).startsWith("<<")) throw unsupported("a heredoc inside an expression");
    return compileParts(node, context, "quoted", false);
  },
  templateWrap: (node, context) => compileNode(childOf(node, 0), context),
  tuple: (node, context) => list(node.children.map((child) => compileNode(child, context))),
  object: compileObject,
  scopeTraversal: (node, context) => {
    const reference = toReference(stepsOf(node), textOf(node));
    context.references.push(reference);
    return (scope) => {
      const { value, sensitive } = scope.resolve(reference.subject, reference.steps);
      return { value: traverse(value, reference.steps, reference.text), sensitive };
    };
  },
  relativeTraversal: (node, context) => {
    const source = compileNode(childOf(node, 0), context);
    const steps = stepsOf(node);
    return (scope, item) => {
      const { value, sensitive } = source(scope, item);
      return { value: traverse(value, steps, textOf(node)), sensitive };
    };
  },
  index: (node, context) => {
    const source = compileNode(childOf(node, 0), context);
    const key = compileNode(childOf(node, 1), context);
    return (scope, item) => {
      const collection = source(scope, item);
      const step = key(scope, item);
      return { value: take(collection.value, step.value, textOf(node)), sensitive: collection.sensitive || step.sensitive };
    };
  },
  splat: (node, context) => {
    const source = compileNode(childOf(node, 0), context);
    const each = compileNode(childOf(node, 1), context);
    return (scope, item) => {
      const { value, sensitive } = source(scope, item);
      if (isUnknown(value)) return { value, sensitive };
      const elements = Array.isArray(value) ? value : value === null ? [] : [value];
      const results = elements.map((element) => each(scope, { value: element, sensitive }));
      return { value: results.map((result) => result.value), sensitive: sensitive || results.some((result) => result.sensitive) };
    };
  },
  conditional: (node, context) => {
    const [condition, whenTrue, whenFalse] = [0, 1, 2].map((i) => compileNode(childOf(node, i), context));
    return conditional(condition, whenTrue, whenFalse);
  },
  unaryOp: (node, context) => {
    const operator = unaryOperators[node.meta?.operator ?? ""];
    if (!operator) throw unsupported(`the operator "${node.meta?.operator}"`);
    const operand = compileNode(childOf(node, 0), context);
    return (scope, item) => {
      const { value, sensitive } = operand(scope, item);
      return { value: operator(value), sensitive };
    };
  },
  binaryOp: (node, context) => {
    const operator = binaryOperators[node.meta?.operator ?? ""];
    if (!operator) throw unsupported(`the operator "${node.meta?.operator}"`);
    const [left, right] = [compileNode(childOf(node, 0), context), compileNode(childOf(node, 1), context)];
    return (scope, item) => {
      const [a, b] = [left(scope, item), right(scope, item)];
      return { value: operator(a.value, b.value), sensitive: a.sensitive || b.sensitive };
    };
  },
  function: (node, context) => {
    const name = node.meta?.name ?? "";
    const apply = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (!apply) throw unsupported(`the function ${name}()`);
    if (node.children.length !== 1 || node.meta?.expandedFinalArgument) {
      throw new Refusal("Wrong number of arguments", `${name}() takes exactly one argument.`);
    }
    const argument = compileNode(childOf(node, 0), context);
    return (scope, item) => {
      const { value, sensitive } = argument(scope, item);
      return { value: apply(value), sensitive };
    };
  },
};

/** Literals and insertions of a template. `endsWithMarkerBreak`: the last literal has one line break that is not of the template. */
function compileParts(node: SyntaxNode, context: Context, style: LiteralStyle, endsWithMarkerBreak: boolean): Node {
  const parts = node.children.map((child, i): Node => {
    if (isPlainText(child)) {
      const isLast = endsWithMarkerBreak && i === node.children.length - 1;
      return constant(readLiteral(child, context.source, style, isLast));
    }
    return isDirective(child) ? compileDirective(child, context, style) : compileNode(child, context);
  });
  return (scope, item) => joinTemplate(parts.map((part) => part(scope, item)));
}

/** `%{ if … }…%{ else }…%{ endif }`: its texts are written in the style of the template around it. */
function compileDirective(node: SyntaxNode, context: Context, style: LiteralStyle): Node {
  if (node.type !== "conditional") return compileNode(node, context);
  return conditional(
    compileNode(childOf(node, 0), context),
    compileParts(childOf(node, 1), context, style, false),
    compileParts(childOf(node, 2), context, style, false),
  );
}

function isPlainText(node: SyntaxNode): boolean {
  return node.type === "literalValue" && node.meta?.type === "string";
}

function isDirective(node: SyntaxNode): boolean {
  return node.meta?.value?.startsWith("%{") === true;
}

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

/** Only the chosen result is evaluated for good; the other one is looked at for the common type of both. */
function conditional(condition?: Node, whenTrue?: Node, whenFalse?: Node): Node {
  if (!condition || !whenTrue || !whenFalse) throw new Refusal("Invalid expression", "a conditional needs a condition and two results.");
  return (scope, item) => {
    const { value, sensitive } = condition(scope, item);
    if (isUnknown(value)) return { value: UNKNOWN, sensitive };
    const decision = isPrimitive(value) ? toBool(value) : undefined;
    if (decision === undefined) {
      throw new EvaluationError("Invalid condition", `a condition must be true or false; given is ${kindOf(value)}.`);
    }
    const chosen = (decision ? whenTrue : whenFalse)(scope, item);
    const other = valueOrNull(() => (decision ? whenFalse : whenTrue)(scope, item).value);
    const unified = unify([chosen.value, other]);
    if (unified === undefined) {
      const detail = `both results of a conditional must have one type; here they are ${kindOf(chosen.value)} and ${kindOf(other)}.`;
      throw new EvaluationError("Results of different types", detail);
    }
    return { value: unified[0] ?? null, sensitive: sensitive || chosen.sensitive };
  };
}

function valueOrNull(evaluate: () => Value): Value {
  try {
    return evaluate();
  } catch (failure) {
    if (failure instanceof EvaluationError) return null;
    throw failure;
  }
}

const currentElement: Node = (_scope, item) => {
  if (!item) throw new EvaluationError("Invalid expression", "the element of a splat is used outside of one.");
  return item;
};

function literalOf(node: SyntaxNode): Value {
  const text = textOf(node);
  if (node.meta?.type === "number") return toNumber(text) ?? null;
  if (node.meta?.type === "bool") return text === "true";
  if (node.meta?.type === "string") return toText(text);
  return null;
}

function stepsOf(node: SyntaxNode): Path {
  return (node.meta?.traversal ?? []).map(({ type, segment = "" }) => {
    if (type === "nameTraversal") return segment;
    if (segment.startsWith('"')) return toText(segment.slice(1, -1));
    if (/^\d+$/.test(segment)) return Number(segment);
    throw new Refusal("Invalid index", `in "${textOf(node)}" an index must be a whole number or a string.`);
  });
}

function textOf(node: SyntaxNode): string {
  return node.meta?.value ?? "";
}

function childOf(node: SyntaxNode, index: number): SyntaxNode {
  const child = node.children[index];
  if (child) return child;
  throw new Refusal("Invalid expression", `the parser gave an incomplete "${node.type}".`);
}
