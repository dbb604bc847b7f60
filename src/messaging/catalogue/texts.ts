/** The texts of a catalogue: their variables, and what they read like with values. */
import { type Piece, readText } from "../../clouds/functions/message-text";
import type { TextRules } from "../platforms/platform";
import type { Version } from "./catalogue";

/** A version whose text was read. */
export interface ReadVersion {
  readonly version: Version;
  readonly pieces: readonly Piece[];
  /** The text's variables, in the order in which the platform takes their values. */
  readonly variables: readonly TextVariable[];
}

export interface TextVariable {
  /** As the platform names it: `code`, or `1`. */
  readonly name: string;
  /** The message's variable whose value it shows. */
  readonly parameter: string;
}

/** @returns what is wrong, where it cannot be read */
export function readVersion(version: Version, rules: TextRules): ReadVersion | { readonly problem: string } {
  const pieces = readText(version.text, rules, "notation");
  if ("problem" in pieces) return { problem: pieces.problem };
  const names = namesIn(pieces, rules);
  const gap = rules.order === "numbered" ? names.findIndex((name, i) => Number(name) !== i + 1) : -1;
  if (gap >= 0) return { problem: `The variables of "${version.text}" are not numbered from 1 without a gap: there is no {${gap + 1}}.` };
  const { parameters = names } = version;
  if (parameters.length !== names.length) {
    const written = names.map((name) => `{${name}}`).join(", ") || "none";
    return { problem: `The text has ${names.length} variables (${written}), and parameters names ${parameters.length}.` };
  }
  return { version, pieces, variables: names.map((name, i) => ({ name, parameter: parameters[i] ?? name })) };
}

function namesIn(pieces: readonly Piece[], { order }: TextRules): readonly string[] {
  const all = pieces.flatMap((piece) => ("variable" in piece ? [piece.variable] : []));
  const distinct = [...new Set(all)];
  return order === "numbered" ? distinct.sort((one, other) => Number(one) - Number(other)) : distinct;
}

export type Values = Readonly<Record<string, string>>;

/** The text as recipients read it, without its signature. */
export function render({ pieces, variables }: ReadVersion, values: Values): string {
  const parameters = new Map(variables.map(({ name, parameter }) => [name, parameter]));
  return pieces.map((piece) => ("text" in piece ? piece.text : (values[parameters.get(piece.variable) ?? ""] ?? ""))).join("");
}
