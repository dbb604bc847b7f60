/** Texts in quotation marks, so that every character of them can be seen. */
import { visible } from "../../../schema";

/** Platform variables stay `${name}`, as they are sent. */
export function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

export function escaped(text: string): string {
  return visible(JSON.stringify(text).slice(1, -1));
}
