/** `a template`, `an application`: for the nouns of objects, which sound as they are written. */
export function withArticle(noun: string): string {
  return `${/^[aeio]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** The same where a sentence begins. */
export function beginningWithArticle(noun: string): string {
  return withArticle(noun).replace(/^a/, "A");
}
