/** Signatures or templates as the admin interface shows and changes them. */
import { z } from "zod";
import type { ReviewStatus } from "../../../clouds/baidu/enumerations";
import { timestampOf } from "../../../clouds/baidu/sign";
import { type ObjectKind, type ObjectView, UnknownObject } from "../../platform";
import { decide } from "../../review";
import { parseOrExplain } from "../../validation";
import type { ApplicationKind, Context } from "../applications";
import { userIdOf } from "../authentication";
import { act, submit } from "../lifecycle";
import type { Application, Store } from "../store";

export function adminKind<Fields extends object>(kind: ApplicationKind<Fields>, store: Store<Fields>, context: Context): ObjectKind {
  const { world } = context;
  const plural = `${kind.noun}s`;
  const decisionSchema = z.looseObject({
    status: z.enum(kind.statuses).optional(),
    review: z.string().optional(),
  });

  const find = (id: string): Application<Fields> => {
    const application = store.find(id);
    if (application === undefined) throw new UnknownObject(plural, id);
    store.settle(application, world.clock.now());
    return application;
  };

  const view = (application: Application<Fields>): ObjectView => {
    store.settle(application, world.clock.now());
    const { id, account, fields, status, review, steps, createdAt, updatedAt } = application;
    return {
      ...fields,
      platform: "baidu",
      kind: plural,
      id,
      account,
      userId: userIdOf(account),
      status,
      review,
      nextSteps: steps.map((step) => ({ ...step, at: timestampOf(step.at) })),
      createDate: timestampOf(createdAt),
      updateDate: timestampOf(updatedAt),
    };
  };

  return {
    list: () => [...store.all()].map(view),
    get: (id) => view(find(id)),
    act: (id, action, reply) => {
      const application = find(id);
      act(application, action, reply, kind.statuses, context);
      application.updatedAt = world.clock.now();
      return view(application);
    },
    edit: (id, changes, resubmit) => {
      const application = find(id);
      const { status, review, ...fields } = parseOrExplain(decisionSchema, changes, `Edit of ${id}`);
      application.fields = kind.parseFields({ ...application.fields, ...fields });
      application.updatedAt = world.clock.now();
      if (status !== undefined || review !== undefined) {
        const next: ReviewStatus = status ?? application.status;
        decide(application, next, review ?? application.review);
      }
      if (resubmit) submit(application, context, kind.keepsStatus(application.status));
      return view(application);
    },
    remove: (id) => store.remove(find(id)),
  };
}
