/** The operating system's name for what went wrong, e.g. `ENOENT`; the whole text where it is none of its errors. */
export function codeOf(problem: unknown): string {
  return typeof problem === "object" && problem !== null && "code" in problem ? String(problem.code) : String(problem);
}

/** Is it the operating system's error of one of these names? */
export function isCode(problem: unknown, ...codes: readonly string[]): boolean {
  return codes.includes(codeOf(problem));
}
