/** Texts in quotation marks, so that every character of them can be seen. */

/** Characters that cannot be seen, or cannot be told from a blank: controls, marks of direction, odd blanks. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?![ \u3000])\p{Zs}/gu;

/** Platform variables stay `${name}`, as they are sent. */
export function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

export function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1).replace(invisible, asEscapes);
}

/** Is every character visible, line breaks apart? */
export function isVisible(text: string): boolean {
  return text.replace(/\n/g, "").search(invisible) === -1;
}

function asEscapes(character: string): string {
  return Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
}
