import { resolve } from "node:path";
import { replaceFile } from "../../files/replace-file";
import { codeOf } from "../../ports/system-error";
import { systemWorld } from "../../system/world";
import { printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";

/**
 * Writes what a command makes to standard output, or to a file: its readers see the old one or the new one, whole; nobody reads less because
 * of it.
 * @returns the exit code
 */
export function put(text: string, out: string | undefined, terminal: Terminal): number {
  if (out === undefined) {
    terminal.raw(text);
    return 0;
  }
  try {
    replaceFile(systemWorld, resolve(terminal.cwd, out), text, { mode: 0o644 });
  } catch (failure) {
    terminal.err(printable`${out} cannot be written (${codeOf(failure)}). Name a file in a folder that exists and can be written to.\n`);
    return 1;
  }
  terminal.out(printable`Wrote ${out}.\n`);
  return 0;
}
