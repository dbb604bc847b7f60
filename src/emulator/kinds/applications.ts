/** Signatures or templates as the admin interface shows and changes them. */
import { z } from "zod";
import type { ObjectAction, ObjectKind, ObjectView } from "../platform";
import { decide } from "../review";
import type { Application, Store } from "../store";
import { parseOrExplain } from "../validation";
import { required } from "./object-kind";

export interface AdminApplications<Status extends string, Fields extends object> {
  readonly platform: string;
  /** Plural noun. */
  readonly kind: string;
  readonly store: Store<Status, Fields>;
  readonly statuses: readonly Status[];
  now(): number;
  /** @throws Error naming the bad field. */
  parseFields(fields: unknown): Fields;
  /** What a reviewer or the console's owner does. @throws Error naming the statuses from which the action is possible. */
  act(application: Application<Status, Fields>, action: ObjectAction, reply: string | undefined): void;
  /** Starts a review from the beginning. */
  submit(application: Application<Status, Fields>): void;
  /** How the platform writes times. */
  timeText(epochMs: number): string;
  /** Fields of the view beside the object's own. */
  shown?(application: Application<Status, Fields>): object;
  /** Makes one as the console would; missing where the console is not played. @throws Error naming the bad field. */
  create?(fields: unknown): Application<Status, Fields>;
}

export function adminApplications<Status extends string, Fields extends object>(parts: AdminApplications<Status, Fields>): ObjectKind {
  const { platform, kind, store, statuses, timeText, create } = parts;
  const decisionSchema = z.looseObject({ status: z.enum(statuses).optional(), review: z.string().optional() });

  const find = (id: string): Application<Status, Fields> => {
    const application = required(store.find(id), kind, id);
    store.settle(application, parts.now());
    return application;
  };

  const view = (application: Application<Status, Fields>): ObjectView => {
    store.settle(application, parts.now());
    const { id, account, fields, status, review, steps, createdAt, updatedAt } = application;
    return {
      ...fields,
      platform,
      kind,
      id,
      account,
      ...parts.shown?.(application),
      status,
      review,
      nextSteps: steps.map((step) => ({ ...step, at: timeText(step.at) })),
      createDate: timeText(createdAt),
      updateDate: timeText(updatedAt),
    };
  };

  return {
    list: () => [...store.all()].map(view),
    get: (id) => view(find(id)),
    act: (id, action, reply) => {
      const application = find(id);
      parts.act(application, action, reply);
      application.updatedAt = parts.now();
      return view(application);
    },
    edit: (id, changes, resubmit) => {
      const application = find(id);
      const { status, review, ...fields } = parseOrExplain(decisionSchema, changes, `Edit of ${id}`);
      application.fields = parts.parseFields({ ...application.fields, ...fields });
      application.updatedAt = parts.now();
      if (status !== undefined || review !== undefined) {
        decide(application, (status as Status | undefined) ?? application.status, review ?? application.review);
      }
      if (resubmit) parts.submit(application);
      return view(application);
    },
    remove: (id) => store.remove(find(id)),
    ...(create === undefined
      ? {}
      : {
          create: (fields: unknown) => {
            const application = create(fields);
            store.add(application);
            return view(application);
          },
        }),
  };
}
