import { Aspects, type TerraformStack } from "cdktf";
import { forbidPlatform, requireApproval, requireDeletionProtection, requireNames, requireSignature } from "smsform/cdktf";

/** What a team has agreed on. In `main.ts`: `addConventions(new Shop(app, "shop"))`. Aspects of an app are not called: give them to each stack. */
export function addConventions(stack: TerraformStack): void {
  const conventions = [
    requireDeletionProtection(),
    requireSignature(),
    requireNames({ message: { pattern: /^[a-z][a-z0-9_]*$/, example: "order_shipped" } }),
    // Nothing is wrong yet, but somebody should know.
    requireApproval({ level: "warning" }),
    forbidPlatform("infocloud", { level: "warning", because: "its contract ends in June" }),
  ];
  for (const convention of conventions) Aspects.of(stack).add(convention);
}
