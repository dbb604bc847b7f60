/**
 * What the platform's refusals come down to.
 */
import type { ErrorKind, ErrorEntry as SharedEntry } from "../../../shared/client/error-kinds";

export const errorKinds = {
  /** Refused because of a rate of calls. */
  throttled: { error: "throttled", effect: "none", owner: "customer", advice: "Call less often: others may be using the same keys." },
  /** Refused for a moment, and the vendor asks for another try. */
  locked: { error: "throttled", effect: "none", owner: "platform", advice: "If it lasts, ask infocloud's support." },
  /** Refused because of a balance, or of limits that were set with the template. */
  limit: { error: "conflict", effect: "none", owner: "customer", advice: "Check the limits in the console." },
  /** At odds with something else of the account. */
  state: { error: "conflict", effect: "none", owner: "customer", advice: "Check what the request names in the console." },
  not_found: { error: "not_found", effect: "none", owner: "customer", advice: "Check the code, and that it belongs to this account." },
  /** The keys themselves are not accepted. */
  unauthenticated: { error: "unauthenticated", effect: "none", owner: "customer", advice: "Check apiKey and accessKey." },
  denied: { error: "denied", effect: "none", owner: "customer", advice: "Check in the console what the account may do." },
  invalid: { error: "invalid", effect: "none", owner: "customer", advice: "Check the parameters of the request." },
  /** A failure in the middle of the work. */
  failed: {
    error: "unavailable",
    effect: "unknown",
    owner: "platform",
    advice: "If it lasts, ask infocloud's support with the request id.",
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorKindName = keyof typeof errorKinds;

export type ErrorEntry = SharedEntry<ErrorKindName>;
