/** The grammar of template texts: `{name,6}`, or `${name,6}`, among other text (infocloud L2757, L2872, L3490-3492). */
import { readText } from "../../functions/message-text";
import { messages, title } from "../messages";

const variable = /\$?\{([^{},\s]+),([1-9]\d{0,3})\}/g;

export interface Variable {
  readonly name: string;
  /** Of its values, in characters. */
  readonly maxLength: number;
}

/** In order, repeated ones repeated: each takes a value of its own. */
export function variablesIn(text: string): Variable[] {
  return [...text.matchAll(variable)].map(([, name = "", length]) => ({ name, maxLength: Number(length) }));
}

/** What is wrong with the first pair of braces that is no variable, or brace without its partner. */
export function malformedVariable(text: string): string | undefined {
  const read = readText(text, { title, ...messages }, "notation");
  return "problem" in read ? read.problem : undefined;
}

/** The text with values in the place of its variables. */
export function filledIn(text: string, values: readonly string[]): string {
  const left = values.values();
  return text.replace(variable, (written) => left.next().value ?? written);
}

/** Length as the platform counts it, which is written in Java (B19). */
export function lengthOf(value: string): number {
  return value.length;
}
