/** What a platform's codes mean for a message: the form of its table. */
import type { RefusalCause, Remedy } from "./results";

export interface Refusal {
  readonly cause: RefusalCause;
  readonly helps: readonly Remedy[];
}

export interface KnownRefusal extends Refusal {
  /** What the code says, sentences. Default: the words that came with it. */
  readonly reason?: string;
}

/** What helps as a rule. */
const remedies: Readonly<Record<RefusalCause, readonly Remedy[]>> = {
  number: ["number"],
  blocked: ["number", "person"],
  number_limit: ["later"],
  values: ["person"],
  template: ["person"],
  sender: ["person"],
  destination: ["person"],
  account_limit: ["later", "person"],
  balance: ["person"],
  denied: ["person"],
  busy: ["later"],
  hours: ["later"],
  request: ["person"],
  not_sent: ["later"],
  intercepted: [],
};

export function refusal(cause: RefusalCause): Refusal {
  return { cause, helps: remedies[cause] };
}

/** One that another platform mends: what refuses is the account or the template there, and nobody's no to the message. */
export function elsewhere(cause: Exclude<RefusalCause, "number" | "blocked" | "number_limit" | "values">): Refusal {
  return { cause, helps: ["platform", ...remedies[cause]] };
}

export function mendsElsewhere({ helps }: Refusal): boolean {
  return helps.includes("platform");
}
