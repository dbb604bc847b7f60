/** Signatures or templates as the admin interface shows and changes them. */
import { submissionsKind } from "../../admin/kinds/submissions";
import type { ObjectKind } from "../../platform";
import type { Context, SubmissionKind } from "./calls";
import { act, submit } from "./lifecycle";
import type { Status, Store } from "./store";

export function adminKind<Fields extends object>(kind: SubmissionKind<Fields>, store: Store<Fields>, context: Context): ObjectKind {
  const { world, ids } = context;
  return submissionsKind<Status, Fields>({
    world,
    store,
    decisions: { "0": "approved", "1": "pending", "2": "pending", "-1": "rejected" },
    act: (submission, action, reply) => act(submission, action, reply, context),
    submit: (submission) => submit(submission, kind.faultOf(submission.fields), context),
    timeText: (epochMs) => new Date(epochMs).toISOString(),
    made: { noun: kind.noun, nextId: ids.next },
  });
}
