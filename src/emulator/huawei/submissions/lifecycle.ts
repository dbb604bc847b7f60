/** How signatures and templates move through their statuses (Huawei's specification 12). */
import type { FlowStatus, SignatureStatus } from "../../../clouds/huawei/client/enumerations";
import type { World } from "../../platform";
import { decide, type ReviewSettings, reviewSteps } from "../../review/review";
import type * as frame from "../../review/stored-submissions";
import type { HuaweiSwitches } from "../switches";

interface Surroundings {
  readonly world: World;
  readonly switches: HuaweiSwitches;
}

type Signature = frame.Submission<SignatureStatus, unknown>;
type Template = frame.Submission<FlowStatus, unknown>;

/** The last four are those of signatures from before qualifications. */
const passedSignatures: readonly SignatureStatus[] = [
  "REVIEW_PROCESSING_COMPLETED",
  "REVIEW_PASSED",
  "REVIEW_PASSED_QUALIFICATION_PROCESSING",
  "REVIEW_PASSED_REAL_NAME_REGISTRATING",
  "REVIEW_PASSED_REAL_NAME_REGISTRATE_FAIL",
];

/** Whether a signature in that status may be sent with, and its templates are reviewed. */
export function isPassed(status: SignatureStatus, switches: HuaweiSwitches): boolean {
  // Huawei: L1268, L1441: the remark that nothing can be sent stands in one place and not in the other.
  if (status === "REAL_NAME_REGISTRATING") return switches.get("huawei.real-name-registration") === "can-send";
  return passedSignatures.includes(status);
}

/** Templates in these were approved and not edited since. */
const passedTemplates: readonly FlowStatus[] = ["Adopted", "Adopted_inactive", "Disable"];

/** Whether a template in that status has the id that sends name it by. */
export function hasTemplateId(status: FlowStatus, switches: HuaweiSwitches): boolean {
  return passedTemplates.includes(status) || switches.get("huawei.template-id") === "always";
}

export const templatesUnderReview: readonly FlowStatus[] = ["Reviewing", "SignReviewing"];

/** The way of a new signature through its review, and that of one that is activated again. */
const stages = {
  PENDING_REVIEW: ["PROCESSING", "PENDING_QUALIFICATION_REVIEW", "REAL_NAME_REGISTRATING", "REVIEW_PROCESSING_COMPLETED"],
  PENDING_ACTIVATE: ["REAL_NAME_REGISTRATING", "REVIEW_PROCESSING_COMPLETED"],
} as const satisfies Partial<Record<SignatureStatus, readonly SignatureStatus[]>>;

/**
 * Starts the review of a signature.
 * @param fault why no reviewer can approve it; undefined when nothing is wrong
 */
export function submitSignature(
  signature: Signature,
  from: keyof typeof stages,
  fault: string | undefined,
  { world, switches }: Surroundings,
): void {
  const approval = switches.get("huawei.signature-stages") === "all" ? stages[from] : stages[from].slice(-1);
  decide<SignatureStatus>(signature, from, "");
  const hopeless = fault !== undefined && world.review.mode === "approve";
  const settings: ReviewSettings = hopeless ? { ...world.review, mode: "reject", reply: fault } : world.review;
  signature.steps = reviewSteps<SignatureStatus>(settings, world.clock.now(), {
    approval,
    approvalReply: "",
    rejection: "REVIEW_NOT_PASS",
  });
}

/**
 * Starts the review of a template: at once, or when its signature has passed its own.
 * @param signature that it is bound to; undefined for one that is bound to none
 */
export function submitTemplate(template: Template, signature: Signature | undefined, { world, switches }: Surroundings): void {
  const now = world.clock.now();
  const waits = signature !== undefined && !isPassed(signature.status, switches);
  decide<FlowStatus>(template, waits ? "SignReviewing" : "Reviewing", "");
  const beginsAt = waits ? signature.steps.find(({ status }) => isPassed(status, switches))?.at : now;
  // Where a person decides about the signature, nobody knows when the template's turn comes.
  if (beginsAt === undefined) return;
  const path = { approval: ["Adopted"], approvalReply: "", rejection: "Reject" } as const;
  template.steps = [
    ...(waits ? [{ at: beginsAt, status: "Reviewing" as const, review: "" }] : []),
    ...reviewSteps<FlowStatus>(world.review, beginsAt, path),
  ];
}
