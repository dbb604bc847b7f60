import type { MessageRules } from "../../schema";

/** A stretch of text, or a variable by what stands between its braces. */
export type Piece = { readonly text: string } | { readonly variable: string };

/** `$` before it or not, a pair of braces with no other inside; else a brace without its partner. */
const braces = /(\$?)\{([^{}]*)\}|[{}]/g;

/**
 * Reads a text in which braces stand for variables and for nothing else.
 *
 * @param dollar what a dollar sign before a variable is: a mistake, or the platform's own way to write it
 * @returns the pieces, or what is wrong with the first bad one
 */
export function readText(
  text: string,
  rules: MessageRules,
  dollar: "mistake" | "notation",
): readonly Piece[] | { readonly problem: string } {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(braces)) {
    const [found, sign, variable] = match;
    if (variable === undefined) return { problem: strayBrace(found, text.slice(match.index)) };
    if (sign === "$" && dollar === "mistake") {
      return { problem: `"${found}" has a dollar sign: write {${variable}}, and the function writes it as ${rules.title} wants it.` };
    }
    const problem = variableProblem(variable, rules);
    if (problem !== undefined) return { problem };
    pieces.push({ text: text.slice(end, match.index) }, { variable });
    end = match.index + found.length;
  }
  return [...pieces, { text: text.slice(end) }];
}

function variableProblem(variable: string, { title, variables: { inside, words, example } }: MessageRules): string | undefined {
  return inside.test(variable)
    ? undefined
    : `"{${variable}}" is no variable of ${title}: the braces hold ${words}, as in ${example}. Braces stand for nothing else.`;
}

const excerptLength = 12;

function strayBrace(brace: string, rest: string): string {
  const excerpt = [...rest].slice(0, excerptLength).join("");
  return brace === "{"
    ? `The brace in "${excerpt}" is not closed before the next one or the end. Braces hold variables and stand for nothing else.`
    : `The brace in "${excerpt}" closes nothing. Braces hold variables and stand for nothing else.`;
}
