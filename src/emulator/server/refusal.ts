import type { RefusedNumber } from "./wire";

/** Thrown anywhere in a call; the platform writes it in its own envelope. */
export class Refusal extends Error {
  /**
   * @param details what the envelope tells beside code and message
   * @param refusedNumbers because of which a send was refused
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly refusedNumbers: readonly RefusedNumber[] = [],
  ) {
    super(message);
  }
}
