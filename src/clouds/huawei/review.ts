import type { ReviewState } from "../../schema";
import type { AppStatus, FlowStatus, SignatureStatus } from "./client/enumerations";

/** Huawei's specification 10: of applications, signatures and templates, no two of which have a status in common. */
const states = {
  CREATED: "pending",
  LAUNCHED: "usable",
  SUSPENDED: "withdrawn",

  PENDING_REVIEW: "pending",
  PROCESSING: "pending",
  PENDING_QUALIFICATION_REVIEW: "pending",
  REAL_NAME_REGISTRATING: "pending",
  REVIEW_NOT_PASS: "refused",
  REVIEW_PROCESSING_COMPLETED: "usable",
  REVIEW_PASSED: "usable",
  REVIEW_PASSED_QUALIFICATION_PROCESSING: "usable",
  REVIEW_PASSED_REAL_NAME_REGISTRATING: "usable",
  REVIEW_PASSED_REAL_NAME_REGISTRATE_FAIL: "usable",
  TO_BE_ACTIVATED: "withdrawn",
  PENDING_ACTIVATE: "pending",

  Pending: "pending",
  SignReviewing: "pending",
  Reviewing: "pending",
  Adopted: "usable",
  Adopted_inactive: "withdrawn",
  Reject: "refused",
  Disable: "withdrawn",
} as const satisfies Record<AppStatus | SignatureStatus | FlowStatus, ReviewState>;

const stateOf = new Map<string, ReviewState>(Object.entries(states));

/** What a status means. One that the document does not list is still on its way. */
export function reviewStateOf(status: string): ReviewState {
  return stateOf.get(status) ?? "pending";
}
