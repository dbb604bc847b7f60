/** Open points of all requests: who sends them, how often, to where (Tencent's specification 3 to 6 and 19). */
import type { SwitchCatalogue } from "../../world/switches";

export const requestSwitches = {
  "tencent.regions": {
    values: ["tabulated", "hosts"],
    default: "tabulated",
    meaning: "Regions that requests may name: the three that are tabulated for SMS, or all that have a host.",
    gap: "19.2 no. 12",
  },
  "tencent.nonce-replay": {
    values: ["refuse", "accept"],
    default: "refuse",
    meaning: "A request of signature version 1 with the Nonce and Timestamp of an earlier one: refused, or carried out.",
    gap: "section 4.2",
  },
  "tencent.token-of-long-term-key": {
    values: ["refuse", "ignore"],
    default: "refuse",
    meaning: "A token together with a key that has none: refused, or ignored.",
    gap: "section 4.1",
  },
  "tencent.unsigned-payload": {
    values: ["refuse", "accept"],
    default: "refuse",
    meaning:
      "A request whose body is left out of the signature (X-TC-Content-SHA256: UNSIGNED-PAYLOAD), as vendor SDKs can send it: a wrong signature, or accepted.",
    gap: "beyond the document",
  },
  "tencent.rate-window": {
    values: ["sliding", "clock-second"],
    default: "sliding",
    meaning: "What the limits per second count: the last 1000 ms, or the second of the clock.",
    gap: "19.1 no. 17",
  },
  "tencent.refused-calls": {
    values: ["free", "counted"],
    default: "free",
    meaning: "Whether a call that is over its limit counts for the limit, too.",
    gap: "19.1 no. 17",
  },
} as const satisfies SwitchCatalogue;
