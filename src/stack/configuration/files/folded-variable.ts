/** `${1}` in HCL is an expression, the number 1: its parser folds it into the text, and a platform's variable is lost without a trace. */

export interface FoldedVariable {
  readonly name: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

const folded = /(?<!\$)\$\{\s*(\d+)\s*\}/;
const allFolded = new RegExp(folded, "g");

/** The variables of digits in the text of a `.tf` file that are not escaped; whole-line comments are left out. */
export function foldedVariablesIn(text: string): FoldedVariable[] {
  if (!folded.test(text)) return [];
  return text.split("\n").flatMap((line, index) => {
    if (/^\s*(#|\/\/)/.test(line)) return [];
    return [...line.matchAll(allFolded)].map(({ 1: name = "", index: at }) => ({
      name,
      line: index + 1,
      column: at + 1,
    }));
  });
}
