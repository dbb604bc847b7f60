import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { cutOffRun } from "../support/crashes/cut-off-run";
import type { Frontend } from "./frontends";

/** Does what messages say of a create of which nobody knows whether it was made, and which a person has looked for. */
export async function forgetAttempt({ folder, emulator }: Frontend, frontend: "embedded" | "tofu", address: string): Promise<void> {
  if (frontend === "embedded") {
    expect(await cutOffRun(folder, ["state", "rm", address], { SMSFORM_ENDPOINT: emulator.url, ...emulatorKeys })).toBe(0);
    return;
  }
  const path = join(folder, ".terraform", "smsform", "pending.jsonl");
  const opened = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.includes('"opened"'));
  const last: unknown = JSON.parse(opened.at(-1) ?? "{}");
  const token = typeof last === "object" && last !== null && "token" in last ? String(last.token) : "";
  const lines = readFileSync(path, "utf8").split("\n");
  writeFileSync(path, lines.filter((line) => !line.includes(token)).join("\n"));
}
