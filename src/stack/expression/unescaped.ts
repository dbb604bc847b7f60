/**
 * The unescaped `${word}` and `${digits}` in a text, which CDKTF lets through although they were meant for the platform:
 * Terraform refuses the first as a reference and turns the second into the number.
 * @returns the names between the braces, each once
 */
export function unescapedVariables(raw: string): string[] {
  const found = raw.matchAll(/(?<!\$)\$\{[ \t]*([\p{L}\p{N}_-]+)[ \t]*\}/gu);
  return [...new Set([...found].map(([, name]) => name ?? ""))];
}

/** How to write platform variables so that they reach the platform. */
export function escapeAdvice(names: readonly string[]): string {
  const list = (render: (name: string) => string) => names.map(render).join(", ");
  return (
    `${list((name) => `\${${name}}`)} stands for a value of the stack, not for a variable of the platform's text. ` +
    `Write ${list((name) => `$\${${name}}`)} in the stack; in CDKTF, text("…") writes it so.`
  );
}
