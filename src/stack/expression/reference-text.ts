/** What is seen of a template by its text alone. */

/** Does the text hold anything but itself? */
export function isTemplate(text: string): boolean {
  return text.includes("${") || text.includes("%{");
}

/** Names and keys of ASCII and of the Chinese characters that every version of Unicode has had; none of them is ever written in two ways. */
const han = "\\u4e00-\\u9fa5";
const name = `[A-Za-z_${han}][\\w${han}-]*`;
const step = (quote: string) => `\\.${name}|\\[(?:0|[1-9]\\d{0,8})\\]|\\[${quote}[\\w .:/@${han}-]*${quote}\\]`;
const insertion = (quote: string) => `\\$\\{[ \\t]*(${name}(?:${step(quote)})*)[ \\t]*\\}`;

/** `${` and its reference, without blanks inside; anything else is left to the parser. */
export const reference = new RegExp(insertion('"'), "y");
export const partOfReference = new RegExp(`\\["([^"]*)"\\]|\\[(\\d+)\\]|\\.?(${name})`, "g");
const moreThanReference = new RegExp(`(?<!\\$)(?!${insertion('\\\\"')})\\$\\{|(?<!%)%\\{`);

/** Does a document of JSON hold templates that will most likely need the parser? It is looked at before it is read. */
export function looksBeyondReferences(document: string): boolean {
  return isTemplate(document) && moreThanReference.test(document);
}
