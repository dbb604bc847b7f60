/** Signatures or templates as the admin interface shows and changes them. */
import type { ReviewStatus } from "../../../clouds/baidu/client/enumerations";
import { timestampOf } from "../../../clouds/baidu/client/signing/sign";
import { submissionsKind } from "../../admin/kinds/submissions";
import type { ObjectKind } from "../../platform";
import { userIdOf } from "../calls/authentication";
import type { Context, SubmissionKind } from "./calls";
import { act, submit } from "./lifecycle";
import type { Store } from "./store";

export function adminKind<Fields extends object>(kind: SubmissionKind<Fields>, store: Store<Fields>, context: Context): ObjectKind {
  return submissionsKind<ReviewStatus, Fields>({
    world: context.world,
    store,
    decisions: {
      SUBMITTED: "pending",
      APPROVED: "pending",
      READY: "approved",
      REJECTED: "rejected",
      ABORTED: "none",
      DEPRECATED: "none",
    },
    act: (submission, action, reply) => act(submission, action, reply, store.statuses, context),
    submit: (submission) => submit(submission, context, kind.keepsStatus(submission.status)),
    timeText: timestampOf,
    shown: ({ account }) => ({ userId: userIdOf(account) }),
  });
}
