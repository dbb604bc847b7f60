/** Platforms answer an empty text where nothing was said. */
export function words(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === "" ? null : text;
}
