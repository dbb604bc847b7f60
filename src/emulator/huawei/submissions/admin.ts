/** Signatures and templates as the admin interface shows and changes them. */
import { submissionsKind } from "../../admin/kinds/submissions";
import type { ObjectAction, ObjectKind } from "../../platform";
import { decide } from "../../review/review";
import type { Context } from "../calls/context";
import type { Holdings } from "../holdings";
import { submitTemplate } from "./lifecycle";
import type { SignatureCalls } from "./signature-calls";

const timeText = (epochMs: number) => new Date(epochMs).toISOString();

/** `hold` leaves one approved and still in work; `deprecate` is an account in arrears for too long. */
export function adminSignatures({ stores: { signatures }, follow }: Holdings, calls: SignatureCalls, { world }: Context): ObjectKind {
  return submissionsKind({
    world,
    store: signatures,
    decisions: {
      PENDING_REVIEW: "pending",
      PROCESSING: "pending",
      PENDING_QUALIFICATION_REVIEW: "pending",
      REAL_NAME_REGISTRATING: "pending",
      PENDING_ACTIVATE: "pending",
      REVIEW_PROCESSING_COMPLETED: "approved",
      REVIEW_PASSED: "approved",
      REVIEW_PASSED_QUALIFICATION_PROCESSING: "approved",
      REVIEW_PASSED_REAL_NAME_REGISTRATING: "approved",
      REVIEW_PASSED_REAL_NAME_REGISTRATE_FAIL: "approved",
      REVIEW_NOT_PASS: "rejected",
      TO_BE_ACTIVATED: "none",
    },
    act: (signature, action, reply) => {
      const status = {
        approve: "REVIEW_PROCESSING_COMPLETED",
        reject: "REVIEW_NOT_PASS",
        hold: "PROCESSING",
        deprecate: "TO_BE_ACTIVATED",
        abort: undefined,
      } as const satisfies Record<ObjectAction, string | undefined>;
      const next = status[action];
      if (next === undefined) throw impossible(action);
      decide(signature, next, reply ?? (action === "reject" ? world.review.reply : ""));
    },
    submit: calls.submit,
    changed: follow,
    timeText,
    made: { noun: "signature", nextId: world.random.uuid },
  });
}

/** `hold` leaves one approved and out of use (`Adopted_inactive`); `abort` withdraws, `deprecate` stops. */
export function adminTemplates({ stores: { templates, signatures } }: Holdings, context: Context): ObjectKind {
  const { world } = context;
  return submissionsKind({
    world,
    store: templates,
    decisions: {
      SignReviewing: "pending",
      Reviewing: "pending",
      Adopted: "approved",
      Adopted_inactive: "pending",
      Reject: "rejected",
      Pending: "none",
      Disable: "none",
    },
    act: (template, action, reply) => {
      const status = {
        approve: "Adopted",
        reject: "Reject",
        hold: "Adopted_inactive",
        deprecate: "Disable",
        abort: "Pending",
      } as const satisfies Record<ObjectAction, string>;
      decide(template, status[action], reply ?? (action === "reject" ? world.review.reply : ""));
    },
    submit: (template) => submitTemplate(template, signatures.owned(template.account, template.fields.signId ?? ""), context),
    timeText,
    made: { noun: "template", nextId: world.random.uuid },
  });
}

function impossible(action: ObjectAction): Error {
  return new Error(`To ${action} is not possible among signatures. Allowed: approve, reject, hold, deprecate.`);
}
