/** Signatures or templates as the admin interface shows and changes them. */
import type { ReviewStatus } from "../../../clouds/baidu/client/enumerations";
import { timestampOf } from "../../../clouds/baidu/client/signing/sign";
import { adminApplications } from "../../kinds/applications";
import type { ObjectKind } from "../../platform";
import type { ApplicationKind, Context } from "../applications";
import { userIdOf } from "../authentication";
import { act, submit } from "../lifecycle";
import type { Store } from "../store";

export function adminKind<Fields extends object>(kind: ApplicationKind<Fields>, store: Store<Fields>, context: Context): ObjectKind {
  return adminApplications<ReviewStatus, Fields>({
    platform: "baidu",
    kind: `${kind.noun}s`,
    store,
    statuses: kind.statuses,
    now: context.world.clock.now,
    parseFields: kind.parseFields,
    act: (application, action, reply) => act(application, action, reply, kind.statuses, context),
    submit: (application) => submit(application, context, kind.keepsStatus(application.status)),
    timeText: timestampOf,
    shown: ({ account }) => ({ userId: userIdOf(account) }),
  });
}
