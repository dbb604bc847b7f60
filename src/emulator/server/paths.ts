/** Paths with parts that vary. */

/** The `{…}` parts of a path, or `undefined` when it does not fit the pattern. */
export function partsOf(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const parts: Record<string, string> = {};
  for (const [index, piece] of wanted.entries()) {
    const value = given[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    if (name !== undefined && value !== "") parts[name] = value;
    else if (piece !== value) return undefined;
  }
  return parts;
}
