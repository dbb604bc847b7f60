import type { Command } from "commander";

/** Commands that do nothing but tell: what they say is all that they are for. */
const tellers = new Set(["init", "list", "output", "plan", "schema", "show", "state list", "state show", "version", "whoami"]);

/**
 * Ends a command that only tells when nobody reads it any more. Every other one goes on: it writes something, or its exit code is an
 * answer, which must be true.
 */
export function endUnread(command: Command | undefined, { code }: NodeJS.ErrnoException): void {
  if (!command || !tellers.has(nameOf(command))) return;
  const {
    out,
    detailedExitcode,
    failOnDrift,
  }: { readonly out?: string; readonly detailedExitcode?: boolean; readonly failOnDrift?: boolean } = command.opts();
  if (out !== undefined || detailedExitcode || failOnDrift) return;
  process.exit(code === "EPIPE" ? 0 : 1);
}

/** As it is typed, without `smsform`. */
function nameOf(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${parent.name()} ${command.name()}` : command.name();
}
