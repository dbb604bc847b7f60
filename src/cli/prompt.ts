import { createInterface } from "node:readline";
import { printable, type Showable } from "./render/writing/printable";
import type { Terminal } from "./terminal";

/** Asks a question that only `yes` answers in the affirmative. An end of input or a signal is a no. */
export async function ask(
  question: Showable,
  { stdin, out, colours }: Pick<Terminal, "stdin" | "out" | "colours">,
  signal: AbortSignal,
): Promise<boolean> {
  const { bold } = colours.out;
  out(printable`${bold(question)}\n  Only 'yes' will be accepted.\n\n  ${bold("Enter a value:")} `);
  const lines = createInterface({ input: stdin, terminal: false });
  try {
    const answer = await new Promise<string>((resolve) => {
      lines.once("line", resolve);
      lines.once("close", () => resolve(""));
      signal.addEventListener("abort", () => resolve(""), { once: true });
    });
    return answer.trim() === "yes";
  } finally {
    lines.close();
    out(printable`\n`);
  }
}
