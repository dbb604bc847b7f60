/** The grammar of template texts: `${1}`, `${2}` among other text (Huawei's specification 14, rule 5; the document gives examples, no grammar). */

import { rememberingLast } from "../../shared/client/last-answer";

const variable = /\$\{([^{}]*)\}/g;
/** No text has room for more variables, and a number that is any longer would be told as another one. */
const variableNumber = /^[1-9]\d{0,3}$/;

/** Names of the variables in order, each once. */
export const variablesIn = rememberingLast((content): readonly string[] => [
  ...new Set([...content.matchAll(variable)].map(([, name = ""]) => name)),
]);

/** Pieces that look like a variable and are none. */
export function malformedVariables(content: string): string[] {
  if (!content.includes("${")) return [];
  const named = [...content.matchAll(variable)].filter(([, name = ""]) => !variableNumber.test(name)).map(([piece]) => piece);
  const unclosed = content.match(/\$\{(?![^{}]*\}).{0,12}/gsu) ?? [];
  return [...named, ...unclosed];
}

/** Numbers of the variables, ascending, each once. */
export function numbersIn(content: string): number[] {
  return variablesIn(content)
    .filter((name) => variableNumber.test(name))
    .map(Number)
    .sort((one, other) => one - other);
}

/** What is left without its variables, blanks and signs. */
export const fixedText = rememberingLast((content) => content.replace(variable, "").replace(/[^\p{L}\p{N}]/gu, ""));
