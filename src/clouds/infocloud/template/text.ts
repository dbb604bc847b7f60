/** What becomes of a template's text, whose variables are written `{name,6}` or `${name,6}` (Infocloud L2757, L2872). */
import { readText } from "../../functions/message-text";
import { messages, title } from "../messages";

const variable = /\$?\{[^{},\s]+,[1-9]\d{0,3}\}/g;

/** What is wrong with the first pair of braces that is no variable, or brace without its partner. */
export function malformedVariable(text: string): string | undefined {
  const read = readText(text, { title, ...messages }, "notation");
  return "problem" in read ? read.problem : undefined;
}

/** The text with values in the place of its variables, one for each. */
export function filledIn(text: string, values: readonly string[]): string {
  const left = values.values();
  return text.replace(variable, (written) => left.next().value ?? written);
}
