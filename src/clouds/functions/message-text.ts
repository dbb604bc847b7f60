import type { MessageRules, VariableNotation } from "../../schema";

export interface PlatformMessages extends MessageRules {
  /** Name of the cloud, as in `sms_<name>_<noun>`. */
  readonly name: string;
  readonly title: string;
}

/** Whose variables, for messages. */
type Grammar = Pick<PlatformMessages, "title" | "variables">;

/** A stretch of text, or a variable by what stands between its braces. */
export type Piece = { readonly text: string } | { readonly variable: string };

/** `$` before it or not, a pair of braces with no other inside; else a brace without its partner. */
const braces = /(\$?)\{([^{}]*)\}|[{}]/g;
const doubled = /\{\{([^{}]*)\}\}/g;

/**
 * Reads a text in which braces stand for variables and for nothing else.
 *
 * @param own what the platform's own way to write a variable is: a mistake, because a function does that, or as good as braces alone
 * @returns the pieces, or what is wrong with the first bad one
 */
export function readText(text: string, rules: Grammar, own: "mistake" | "notation"): Reading {
  if (rules.variables.opening !== "{{") return readBraces(text, rules, own);
  const [variable] = own === "mistake" ? (text.match(doubled) ?? []) : [];
  if (variable !== undefined) {
    const written = variable.slice(1, -1);
    return { problem: `"${variable}" has two pairs of braces: write ${written}, and the function writes it as ${rules.title} wants it.` };
  }
  return readBraces(text.replace(doubled, "{$1}"), rules, own);
}

type Reading = readonly Piece[] | { readonly problem: string };

function readBraces(text: string, rules: Grammar, own: "mistake" | "notation"): Reading {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(braces)) {
    const [found, sign, variable] = match;
    if (variable === undefined) return { problem: strayBrace(found, text.slice(match.index)) };
    if (sign === "$" && own === "mistake") {
      return { problem: `"${found}" has a dollar sign: write {${variable}}, and the function writes it as ${rules.title} wants it.` };
    }
    const problem = variableProblem(variable, rules);
    if (problem !== undefined) return { problem };
    pieces.push({ text: text.slice(end, match.index) }, { variable });
    end = match.index + found.length;
  }
  return [...pieces, { text: text.slice(end) }];
}

/** A variable as the platform wants it. */
export function variableOf({ opening }: Pick<VariableNotation, "opening">, name: string): string {
  return `${opening}${name}${opening === "{{" ? "}}" : "}"}`;
}

function variableProblem(variable: string, { title, variables: { inside, words, example } }: Grammar): string | undefined {
  return inside.test(variable)
    ? undefined
    : `"{${variable}}" is no variable of ${title}: the braces hold ${words}, as in {${example}}. Braces stand for nothing else.`;
}

const excerptLength = 12;

function strayBrace(brace: string, rest: string): string {
  const excerpt = [...rest].slice(0, excerptLength).join("");
  return brace === "{"
    ? `The brace in "${excerpt}" is not closed before the next one or the end. Braces hold variables and stand for nothing else.`
    : `The brace in "${excerpt}" closes nothing. Braces hold variables and stand for nothing else.`;
}
