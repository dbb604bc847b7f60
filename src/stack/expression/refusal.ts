import type { Diagnostic } from "../../schema";
import { errorAt, type Where } from "../places/where";

/** Why a piece of configuration cannot be compiled. */
export class Refusal extends Error {
  constructor(
    readonly summary: string,
    readonly detail: string,
  ) {
    super(`${summary}: ${detail}`);
    this.name = "Refusal";
  }
}

/**
 * A configuration that is right, and that this engine does not run: one line with what it needs and what runs it.
 *
 * @param otherWay what can be done here nevertheless, a sentence
 */
export function unsupported(need: string, otherWay?: string): Refusal {
  return new Refusal(
    "Not supported by smsform",
    `the stack needs ${need}, which smsform does not run; "tofu plan" (or "terraform plan") in the stack's folder does.${otherWay === undefined ? "" : ` ${otherWay}`}`,
  );
}

export function refusalDiagnostic(where: Where, refusal: { readonly summary: string; readonly detail: string }): Diagnostic {
  return errorAt(where, refusal.summary, refusal.detail);
}
