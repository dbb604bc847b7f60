/**
 * What the platform's refusals come down to.
 */
import type { ErrorKind, ErrorEntry as SharedEntry } from "../../../shared/client/error-kinds";

export const errorKinds = {
  /** Refused because of a rate of calls; the next second counts anew. */
  throttled: {
    error: "throttled",
    effect: "none",
    owner: "customer",
    advice: "The platform counts calls a second for each call, region and sub-account: call less often.",
  },
  /** Refused because of a quota, a daily number or a balance: waiting for a second does not help. */
  limit: { error: "conflict", effect: "none", owner: "customer", advice: "Wait until the period of the limit is over, or have it raised." },
  /** At odds with the state of an object, or of something that it needs. */
  state: { error: "conflict", effect: "none", owner: "customer", advice: "Check the state of the objects that the request names." },
  not_found: { error: "not_found", effect: "none", owner: "customer", advice: "Check the id, and that it belongs to this account." },
  /** The key itself is not accepted. */
  unauthenticated: {
    error: "unauthenticated",
    effect: "none",
    owner: "customer",
    advice: "Check secret id and secret key.",
  },
  denied: {
    error: "denied",
    effect: "none",
    owner: "customer",
    advice: "Check the permissions of the key's user in access management (CAM).",
  },
  /** Refused because of the time in the request; the error shows both clocks. */
  clock: {
    error: "unauthenticated",
    effect: "none",
    owner: "customer",
    advice: "Correct the local clock (time synchronisation) and try again.",
  },
  invalid: { error: "invalid", effect: "none", owner: "customer", advice: "Check the parameters of the request." },
  /** A failure in the middle of the work. */
  failed: { error: "unavailable", effect: "unknown", owner: "platform", advice: "If it lasts, ask Tencent's support with the request id." },
} as const satisfies Record<string, ErrorKind>;

export type ErrorKindName = keyof typeof errorKinds;

export type ErrorEntry = SharedEntry<ErrorKindName>;
