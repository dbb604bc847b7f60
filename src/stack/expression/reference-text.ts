/** What is seen of a template by its text alone. */

/** Does the text hold anything but itself? */
export function isTemplate(text: string): boolean {
  return text.includes("${") || text.includes("%{");
}

/** Names and keys of ASCII and of the Chinese characters that every version of Unicode has had; none of them is ever written in two ways. */
const han = "\\u4e00-\\u9fa5";
const name = `[A-Za-z_${han}][\\w${han}-]*`;
const step = `\\.${name}|\\[(?:0|[1-9]\\d{0,8})\\]|\\["[\\w .:/@${han}-]*"\\]`;

/** `${` and its reference, without blanks inside; anything else is an expression. */
export const reference = new RegExp(`\\$\\{[ \\t]*(${name}(?:${step})*)[ \\t]*\\}`, "y");
export const partOfReference = new RegExp(`\\["([^"]*)"\\]|\\[(\\d+)\\]|\\.?(${name})`, "g");
