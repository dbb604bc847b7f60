/** One call of the program. */
import { resolve } from "node:path";
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
  program.hook("preAction", (_program, command) => {
    onBegin(command);
    beginAhead(command, terminal);
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (problem) {
    if (!(problem instanceof CommanderError)) throw problem;
    if (problem.exitCode !== 0) terminal.err(hintFor(problem, argv));
    return problem.exitCode;
  }
}

/** What a command on a stack will wait for, while the command itself is loaded. */
function beginAhead({ registeredArguments: [first], args: [stack = "."] }: Command, { cwd }: Terminal): void {
  if (first?.name() !== "stack") return;
  const ahead: typeof import("../stack/configuration/files/ahead") = require("../stack/configuration/files/ahead");
  const { systemDisk }: typeof import("../system/disk") = require("../system/disk");
  ahead.beginAhead(systemDisk, resolve(cwd, stack));
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
