import { createInterface } from "node:readline";
import { printable, type Showable } from "./render/writing/printable";
import type { Terminal } from "./terminal";

type Asked = Pick<Terminal, "stdin" | "out" | "colours">;

/** Asks a question that only `yes` answers in the affirmative. An end of input or a signal is a no. */
export async function ask(question: Showable, terminal: Asked, signal: AbortSignal): Promise<boolean> {
  const { bold } = terminal.colours.out;
  const lines = questions(terminal, signal);
  const answer = await lines.answer(printable`${bold(question)}\n  Only 'yes' will be accepted.\n\n  ${bold("Enter a value:")} `);
  lines.end();
  terminal.out(printable`\n`);
  return answer === "yes";
}

export interface Questions {
  /** A line without spaces around it; undefined for an end of input or a signal. */
  answer(question: Showable): Promise<string | undefined>;
  end(): void;
}

/** Asks one question after the other; an answer may have been typed before its question. */
export function questions({ stdin, out }: Asked, signal: AbortSignal): Questions {
  const lines = createInterface({ input: stdin, terminal: false });
  const iterator = lines[Symbol.asyncIterator]();
  signal.addEventListener("abort", () => lines.close(), { once: true });
  return {
    async answer(question) {
      out(printable`${question}`);
      const { value, done } = await iterator.next();
      return done || signal.aborted ? undefined : value.trim();
    },
    end: () => lines.close(),
  };
}
