/** The command line `smsform`. Exit codes: 0 done, 1 error, 2 changes (with --detailed-exitcode), 3 done as far as open reviews let it. */
import type { Command } from "commander";
import { normalizeArguments } from "./options/arguments";
import { paragraph, printable } from "./render/writing/printable";
import { run } from "./run";
import { processTerminal } from "./terminal";
import { endUnread } from "./unread";

const argv = normalizeArguments(process.argv.slice(2));
let running: Command | undefined;
const terminal = processTerminal({
  plain: argv.includes("--no-color"),
  asks: !argv.includes("--no-input"),
  onUnread(problem) {
    // Somebody who stops reading, as head does, has seen enough; of any other reason nobody would know.
    if (problem.code !== "EPIPE") terminal.err(printable`What is told cannot be written (${problem.code ?? problem.message}).\n`);
    endUnread(running, problem);
  },
});
const began = (command: Command) => {
  running = command;
};
run(argv, terminal, began).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (problem: unknown) => {
    const stack = problem instanceof Error && problem.stack !== undefined ? problem.stack : String(problem);
    terminal.err(printable`smsform failed, and should not have: ${paragraph(stack)}\n`);
    process.exitCode = 1;
  },
);
