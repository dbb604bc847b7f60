import type { Told } from "../frontends/frontend";
import type { Watched } from "../run";
import { Violation } from "./violation";

/** Errors of a run as a whole, which have no place in the stack. */
const ofTheRun = new Set([
  "StateLocked",
  "The state belongs to another stack",
  "StateUnusable",
  "PlanUnusable",
  "PlanOutdated",
  "The journal cannot be written",
  "The state was not saved",
  // Mistakes of the stack that stand at a place in a file.
  "What was removed is still there",
]);
const commands = new Set([
  "import",
  "state rm",
  "state mv",
  "state recover",
  "state show",
  "state list",
  "force-unlock",
  "plan",
  "apply",
  "refresh",
  "destroy",
  "status",
  "prune",
]);

/** Every error names an address, and a next step that is there. */
export function errorsHelp({ reports, command }: Watched): void {
  for (const { diagnostics } of reports) for (const each of diagnostics) if (each.severity === "error") check(each, command.does);
}

function check({ summary, detail, address }: Told, does: string): void {
  const text = `${does}: ${summary}: ${detail}`;
  // Told once for all objects of an account.
  const isOfAccount =
    /^(Cannot ask .* whose the key is|Cannot look for the recorded objects before something is sent.*|.* does not accept the key|Of \d+ recorded objects of .* none was found: .*)$/.test(
      summary,
    );
  if (address === undefined && !isOfAccount && !ofTheRun.has(summary) && does !== "forget" && does !== "unlock" && does !== "import")
    throw new Violation("every error names an address", text);
  if (detail.trim() === "") throw new Violation("every error names a next step", text);
  for (const [, name = "", sub = ""] of detail.matchAll(/\bsmsform ([a-z][a-z-]+)(?: ([a-z]+))?/g)) {
    if (!commands.has(name) && !commands.has(`${name} ${sub}`)) throw new Violation("every error names a next step that exists", text);
  }
}
