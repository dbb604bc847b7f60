/** One call of the program. */
import { type Command, CommanderError } from "commander";
import { hintFor } from "./options/hints";
import { createProgram } from "./program";
import { paragraph, printable, verbatim } from "./render/writing/printable";
import type { Terminal } from "./terminal";

/**
 * @param argv normalized
 * @param onBegin told which command it is, right before that begins
 * @returns the exit code
 */
export async function run(argv: readonly string[], terminal: Terminal, onBegin: (command: Command) => void = () => {}): Promise<number> {
  let exitCode = 0;
  const program = createProgram(terminal, (code) => {
    exitCode = code;
  });
  quiet(program, terminal);
  program.hook("preAction", (_program, command) => onBegin(command));
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (problem) {
    if (!(problem instanceof CommanderError)) throw problem;
    if (problem.exitCode !== 0) terminal.err(hintFor(problem, argv));
    return problem.exitCode;
  }
}

/** Errors of usage are thrown instead of ending the process; help goes where it belongs. */
function quiet(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (help) => terminal.out(verbatim(help)),
    writeErr: (help) => terminal.err(verbatim(help)),
    // It repeats what was typed.
    outputError: (problem) => terminal.err(printable`${paragraph(problem.trimEnd())}\n`),
  });
  for (const each of command.commands) quiet(each, terminal);
}
