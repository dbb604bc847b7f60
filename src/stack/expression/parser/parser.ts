/** Syntax trees of expressions: read directly, or else by HCL's own parser. */
import { Refusal } from "../refusal";
import { expressionIn, templateIn } from "./direct/tree";
import { mistakesOf } from "./mistakes";
import { askParser, parserReady } from "./program";
import type { SyntaxNode, SyntaxTree } from "./syntax-tree";

/** Parses one expression, directly where it is of the ordinary kind. @throws Refusal */
export async function parseExpression(text: string): Promise<SyntaxTree> {
  return known.get(text) ?? remembered(text, expressionIn(text)) ?? parseByParser(text);
}

/**
 * Parses the text of a string in JSON syntax as a template. A heredoc has the same rules as such a string: no backslash escapes in its plain text.
 * The tree's last literal ends with the line break before the closing marker.
 * @throws Refusal
 */
export async function parseTemplate(text: string): Promise<SyntaxTree> {
  return directTemplate(text) ?? parseByParser(asHeredoc(text));
}

/** The same at once: the parser is ready where a template is filled in. @throws Refusal */
export function parseTemplateNow(text: string): SyntaxTree {
  return directTemplate(text) ?? remembered(asHeredoc(text), byParser(asHeredoc(text), "Invalid template"));
}

/** Parses an expression by HCL's own parser, whatever it is made of. @throws Refusal */
export async function parseByParser(text: string): Promise<SyntaxTree> {
  await parserReady();
  return remembered(text, byParser(text, "Invalid expression"));
}

/** The heredoc that holds a template. */
export function asHeredoc(text: string): string {
  const longest = (text.match(/END_*/g) ?? []).reduce((longest, found) => (found.length > longest.length ? found : longest), "");
  const marker = longest === "" ? "END" : `${longest}_`;
  return `<<${marker}\n${text}\n${marker}\n`;
}

function directTemplate(text: string): SyntaxTree | undefined {
  const heredoc = asHeredoc(text);
  return known.get(heredoc) ?? remembered(heredoc, templateIn(heredoc));
}

/** What was parsed lately: the objects of a stack say much in the same words. */
const known = new Map<string, SyntaxTree>();
const mostKnown = 500;
/** Of longer ones trees are large, and there are few. */
const longestKnown = 1000;

function remembered<T extends SyntaxTree | undefined>(text: string, tree: T): T {
  if (!tree || text.length > longestKnown) return tree;
  if (known.size >= mostKnown) known.clear();
  known.set(text, tree);
  return tree;
}

function byParser(text: string, summary: string): SyntaxTree {
  return { root: parsed(text, summary), source: Buffer.from(text) };
}

function parsed(text: string, summary: string): SyntaxNode {
  const { json, failure } = askParser("getExpressionAst", text);
  if (json === undefined) throw new Refusal(summary, mistakesOf(failure, text)[0]?.text ?? "the HCL parser cannot read it.");
  const root = JSON.parse(json) as SyntaxNode | null;
  if (root) return root;
  throw new Refusal(summary, "there is nothing in it.");
}
