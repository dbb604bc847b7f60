/** Is it the operating system's error of that name, e.g. `ENOENT`? */
export function isCode(failure: unknown, code: string): boolean {
  return typeof failure === "object" && failure !== null && "code" in failure && failure.code === code;
}
