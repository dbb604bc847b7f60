#!/usr/bin/env node
/** The command line `smsform`. Exit codes: 0 done, 1 error, 2 changes (with --detailed-exitcode). */
import { setFlagsFromString } from "node:v8";
import { type Command, CommanderError } from "commander";
import { normalizeArguments } from "./arguments";
import { hintFor } from "./hints";
import { createProgram } from "./program";
import { processTerminal, type Terminal } from "./terminal";

async function main(argv: readonly string[]): Promise<number> {
  const given = normalizeArguments(argv);
  const terminal = processTerminal({ plain: given.includes("--no-color"), asks: !given.includes("--no-input") });
  let exitCode = 0;
  const program = createProgram(terminal, (code) => {
    exitCode = code;
  });
  quiet(program, terminal);
  try {
    await program.parseAsync(given, { from: "user" });
    return exitCode;
  } catch (problem) {
    if (!(problem instanceof CommanderError)) throw problem;
    if (problem.exitCode !== 0) terminal.err(hintFor(problem, given));
    return problem.exitCode;
  }
}

/** Errors of usage are thrown instead of ending the process; help goes where it belongs. */
function quiet(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  for (const each of command.commands) quiet(each, terminal);
}

// On a machine with much memory, the heap of a large stack would grow to four times what is in use before any of it is given back.
setFlagsFromString("--heap-growing-percent=100");

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (problem: unknown) => {
    process.stderr.write(`smsform failed, and should not have: ${problem instanceof Error ? problem.stack : String(problem)}\n`);
    process.exitCode = 1;
  },
);
