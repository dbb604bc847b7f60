/**
 * What the platform's refusals come down to.
 */
import type { ErrorKind, ErrorEntry as SharedEntry } from "../../../shared/client/error-kinds";

export const errorKinds = {
  /** Refused because of the rate of requests or messages. */
  throttled: { error: "throttled", effect: "none", owner: "customer", advice: "Send more slowly." },
  /** Refused because of a quota or a daily number: waiting for a second does not help. */
  limit: { error: "conflict", effect: "none", owner: "customer", advice: "Have Huawei's support raise the limit, or wait." },
  /** There is one already. */
  exists: { error: "conflict", effect: "none", owner: "customer", advice: "Use another one, or the one that is there." },
  /** At odds with the state of an object, or of something that it needs. */
  state: { error: "conflict", effect: "none", owner: "customer", advice: "Check the state of the objects that the request names." },
  not_found: { error: "not_found", effect: "none", owner: "customer", advice: "Check the id, the project and the region." },
  /** The key itself is not accepted. */
  unauthenticated: { error: "unauthenticated", effect: "none", owner: "customer", advice: "Check the keys." },
  denied: { error: "denied", effect: "none", owner: "customer", advice: "Check the permissions of the keys' user." },
  /** The account itself may not; only the vendor can change that. */
  barred: { error: "denied", effect: "none", owner: "platform", advice: "Ask Huawei's support about the account." },
  /** Refused because of the time in the request; the error shows both clocks. */
  clock: {
    error: "unauthenticated",
    effect: "none",
    owner: "customer",
    advice: "Correct the local clock (time synchronisation) and try again.",
  },
  invalid: { error: "invalid", effect: "none", owner: "customer", advice: "Check the parameters of the request." },
  /** A failure in the middle of the work. */
  failed: { error: "unavailable", effect: "unknown", owner: "platform", advice: "If it lasts, ask Huawei's support." },
} as const satisfies Record<string, ErrorKind>;

export type ErrorKindName = keyof typeof errorKinds;

export type ErrorEntry = SharedEntry<ErrorKindName>;
