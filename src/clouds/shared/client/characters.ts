/** Counting and finding in texts, as the review rules mean it. */

/** Length in Unicode code points. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** The characters of a text that are in a list, each once, in order. */
export function found(text: string, characters: string): string[] {
  const wanted = new Set(characters);
  return [...new Set([...text].filter((character) => wanted.has(character)))];
}

export function isBlank(text: string): boolean {
  return text.trim() === "";
}
