/** How deep documents may be nested: whoever walks through one does it by recursion, and nobody writes one that is deeper by hand. */
export const mostLevels = 100;

/** Is a value of JSON's types nested deeper than that? */
export function isTooDeep(value: unknown, levels = mostLevels): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isTooDeep(part, levels - 1));
}
