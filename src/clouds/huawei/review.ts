import type { ReviewState, Value } from "../../schema";
import { words } from "../shared/objects/words";
import { type AppStatus, type FlowStatus, type SignatureStatus, signatureStatuses } from "./client/enumerations";

/** Huawei's specification 10: of applications, signatures and templates, no two of which have a status in common. */
const states = {
  CREATED: "pending",
  LAUNCHED: "usable",
  SUSPENDED: "withdrawn",

  PENDING_REVIEW: "pending",
  PROCESSING: "pending",
  PENDING_QUALIFICATION_REVIEW: "pending",
  REAL_NAME_REGISTRATING: "registering",
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

/** Which of review and registration is open, where the status alone would not tell everybody. */
export const statusWords: Readonly<Partial<Record<SignatureStatus | FlowStatus, string>>> = {
  PENDING_QUALIFICATION_REVIEW: "its qualification is under review",
  REAL_NAME_REGISTRATING: "approved, carriers register it",
  REVIEW_PASSED: "usable, its qualification has still to be supplied",
  REVIEW_PASSED_QUALIFICATION_PROCESSING: "usable, its qualification is under review",
  REVIEW_PASSED_REAL_NAME_REGISTRATING: "usable, carriers still register it",
  REVIEW_PASSED_REAL_NAME_REGISTRATE_FAIL: "usable, its registration with the carriers failed",
  SignReviewing: "its signature is not through its review yet",
};

/** What a status means. One that the document does not list is still on its way. */
export function reviewStateOf(status: string): ReviewState {
  return stateOf.get(status) ?? "pending";
}

const ofSignatures: ReadonlySet<string> = new Set(signatureStatuses);

/** Huawei L1306: the channel number, which sends name a signature by, is set up after the review. Without it nothing can be sent. */
export function readinessOf(status: string, { channel_num }: { readonly channel_num?: Value | undefined }): ReviewState {
  const state = reviewStateOf(status);
  const hasChannel = typeof channel_num === "string" && words(channel_num) !== null;
  return state === "usable" && ofSignatures.has(status) && !hasChannel ? "registering" : state;
}
