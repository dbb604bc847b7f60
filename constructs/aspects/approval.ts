import type { IAspect } from "cdktf";
import { factsOf } from "../objects";
import { addressOf, namedBy } from "../references";
import { type ConventionOptions, convention } from "./convention";

export interface ApprovalOptions extends ConventionOptions {
  /**
   * What is to be waited for.
   * @default ["template"]
   */
  readonly of?: readonly ("signature" | "template")[];
}

/** Every template has an approval in its stack: what depends on that goes on once the template is approved, and not before. */
export function requireApproval({ of = ["template"], ...options }: ApprovalOptions = {}): IAspect {
  return convention(options, (block, others) => {
    const facts = factsOf(block.type);
    if (!facts || !of.some((wanted) => wanted === facts.kind)) return undefined;
    const approvals = others().filter((other) => factsOf(other.type)?.kind === "approval");
    if (namedBy(approvals).has(addressOf(block))) return undefined;
    return (
      `no approval of the stack names this ${facts.kind} (${addressOf(block)}), so that nothing waits for its review. Add an sms_${facts.platform}_approval ` +
      `with a reference to its id${facts.kind === "template" ? "; where Template made it, write waitForApproval: true" : ""}.`
    );
  });
}
