/** What is looked for in lists: a text, in whatever a thing shows. */

/** Whether some value of it holds the text, in any case of letters. @param text in lower case */
export function holds(value: unknown, text: string): boolean {
  if (typeof value === "string") return value.toLowerCase().includes(text);
  if (typeof value === "number") return String(value).includes(text);
  return typeof value === "object" && value !== null && Object.values(value).some((member) => holds(member, text));
}

/** Everything fits where nothing is looked for. */
export function finds(text: string | undefined): (value: unknown) => boolean {
  const wanted = text?.trim().toLowerCase() ?? "";
  return wanted === "" ? () => true : (value) => holds(value, wanted);
}
