/** Syntax trees of expressions, by HCL's own parser. */
import { Refusal } from "../refusal";
import { mistakesOf } from "./mistakes";
import { askParser, parserReady } from "./program";

/** A node of the parser's syntax tree, as far as it is used here. */
export interface SyntaxNode {
  /** Empty for parentheses, object keys and the current element of a splat. */
  readonly type: string;
  readonly children: readonly SyntaxNode[];
  /** Offsets in bytes. */
  readonly range: { readonly start: { readonly byte: number }; readonly end: { readonly byte: number } };
  readonly meta?: {
    /** The source text. */
    readonly value?: string;
    readonly type?: string;
    readonly name?: string;
    readonly operator?: string;
    readonly expandedFinalArgument?: boolean;
    readonly keyVar?: string;
    readonly valVar?: string;
    readonly groupedValue?: boolean;
    readonly traversal?: readonly { readonly type: string; readonly segment?: string }[];
  };
}

export interface SyntaxTree {
  readonly root: SyntaxNode;
  readonly source: Buffer;
}

/** Parses one expression. @throws Refusal */
export async function parseExpression(text: string): Promise<SyntaxTree> {
  await parserReady();
  return treeOf(text, "Invalid expression");
}

/**
 * Parses the text of a string in JSON syntax as a template. A heredoc has the same rules as such a string: no backslash escapes in its plain text.
 * The tree's last literal ends with the line break before the closing marker.
 * @throws Refusal
 */
export async function parseTemplate(text: string): Promise<SyntaxTree> {
  return parseExpression(asHeredoc(text));
}

/** The same at once, for who has parsed something before: the parser runs then. @throws Refusal */
export function parseTemplateNow(text: string): SyntaxTree {
  return treeOf(asHeredoc(text), "Invalid template");
}

/** What was parsed lately: the objects of a stack say much in the same words. */
const known = new Map<string, SyntaxTree>();
const mostKnown = 500;
/** Of longer ones trees are large, and there are few. */
const longestKnown = 1000;

function treeOf(text: string, summary: string): SyntaxTree {
  const before = known.get(text);
  if (before) return before;
  const tree = { root: parsed(text, summary), source: Buffer.from(text) };
  if (text.length > longestKnown) return tree;
  if (known.size >= mostKnown) known.clear();
  known.set(text, tree);
  return tree;
}

function parsed(text: string, summary: string): SyntaxNode {
  const { json, failure } = askParser("getExpressionAst", text);
  if (json === undefined) throw new Refusal(summary, mistakesOf(failure, text)[0]?.text ?? "the HCL parser cannot read it.");
  const root = JSON.parse(json) as SyntaxNode | null;
  if (root) return root;
  throw new Refusal(summary, "there is nothing in it.");
}

function asHeredoc(text: string): string {
  const longest = (text.match(/END_*/g) ?? []).reduce((longest, found) => (found.length > longest.length ? found : longest), "");
  const marker = longest === "" ? "END" : `${longest}_`;
  return `<<${marker}\n${text}\n${marker}\n`;
}
