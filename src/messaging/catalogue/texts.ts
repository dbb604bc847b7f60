/** The texts of a catalogue: their variables, and what they read like with values. */
import { type Piece, readText } from "../../clouds/functions/message-text";
import type { TextRules } from "../platforms/platform";
import type { Version } from "./catalogue";

/** What of a version is needed to read its text. */
type Written = Pick<Version, "text" | "parameters">;

/** A version whose text was read. */
export interface ReadVersion<V extends Written = Version> {
  readonly version: V;
  /** A stretch of the text, or the value of one of the message's variables. */
  readonly pieces: readonly ({ readonly text: string } | { readonly parameter: string })[];
  /** The text's variables, in the order in which the platform takes their values. */
  readonly variables: readonly TextVariable[];
}

export interface TextVariable {
  /** As the platform names it: `code`, or `1`. */
  readonly name: string;
  /** The message's variable whose value it shows. */
  readonly parameter: string;
  /** Most characters of a value, where the text says it. */
  readonly longest: number | undefined;
}

/** @returns what is wrong, where it cannot be read */
export function readVersion<V extends Written>(version: V, rules: TextRules): ReadVersion<V> | { readonly problem: string } {
  const pieces = readText(version.text, rules, "notation");
  if ("problem" in pieces) return { problem: pieces.problem };
  const written = pieces.flatMap((piece) => ("variable" in piece ? [piece.variable] : []));
  const names = inOrder(written, rules);
  const gap = rules.order === "numbered" ? names.findIndex((name, i) => Number(name) !== i + 1) : -1;
  if (gap >= 0) return { problem: `The variables of "${version.text}" are not numbered from 1 without a gap: there is no {${gap + 1}}.` };
  const { parameters = names.map((name) => partsOf(name).name) } = version;
  if (parameters.length !== names.length) {
    const shown = names.map((name) => `{${name}}`).join(", ") || "none";
    return { problem: `The text has ${names.length} variables (${shown}), and parameters names ${parameters.length}.` };
  }
  const variables = names.map((name, i) => ({ name, parameter: parameters[i] ?? name, longest: partsOf(name).longest }));
  return { version, pieces: withParameters(pieces, variables, rules), variables };
}

/** Names in the order of the values that the platform takes. */
function inOrder(written: readonly string[], { order }: TextRules): readonly string[] {
  if (order === "each") return written;
  const distinct = [...new Set(written)];
  return order === "numbered" ? distinct.sort((one, other) => Number(one) - Number(other)) : distinct;
}

function withParameters(pieces: readonly Piece[], variables: readonly TextVariable[], { order }: TextRules): ReadVersion["pieces"] {
  const rest = [...variables];
  return pieces.map((piece) => {
    if ("text" in piece) return piece;
    const variable = order === "each" ? rest.shift() : variables.find(({ name }) => name === piece.variable);
    return { parameter: variable?.parameter ?? piece.variable };
  });
}

/** Of `code,6` the name and the length that it says. */
function partsOf(variable: string): { readonly name: string; readonly longest: number | undefined } {
  const [name = variable, longest] = variable.split(",");
  return { name, longest: longest === undefined ? undefined : Number(longest) };
}

export type Values = Readonly<Record<string, string>>;

/** The text as recipients read it, without its signature. */
export function render({ pieces }: Pick<ReadVersion, "pieces">, values: Values): string {
  return pieces.map((piece) => ("text" in piece ? piece.text : (values[piece.parameter] ?? ""))).join("");
}
