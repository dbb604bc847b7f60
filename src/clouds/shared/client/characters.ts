/** Counting and finding in texts, as the review rules mean it. */

/** Length in Unicode code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** The characters of a text that are in a list, each once, in order. */
export function found(text: string, characters: string): string[] {
  const all = new Set<string>();
  for (const character of text) if (characters.includes(character)) all.add(character);
  return [...all];
}

export function isBlank(text: string): boolean {
  return text.trim() === "";
}
