/** Signatures or templates as the admin interface shows and changes them. */
import { z } from "zod";
import type { ObjectAction, ObjectKind, ObjectView } from "../../platform";
import { decide } from "../../review/review";
import type { Submission } from "../../review/stored-submissions";
import type { Submissions } from "../../review/submissions";
import { parseOrExplain } from "../../values/validation";
import { required } from "./object-kind";

export interface AdminSubmissions<Status extends string, Fields extends object> {
  readonly platform: string;
  /** Plural noun. */
  readonly kind: string;
  readonly store: Submissions<Status, Fields>;
  readonly statuses: readonly Status[];
  now(): number;
  /** What a reviewer or the console's owner does. @throws Error naming the statuses from which the action is possible. */
  act(submission: Submission<Status, Fields>, action: ObjectAction, reply: string | undefined): void;
  /** Starts a review from the beginning. */
  submit(submission: Submission<Status, Fields>): void;
  /** How the platform writes times. */
  timeText(epochMs: number): string;
  /** Fields of the view beside the object's own. */
  shown?(submission: Submission<Status, Fields>): object;
  /** Makes one as the console would; missing where the console is not played. @throws Error naming the bad field. */
  create?(fields: unknown): Submission<Status, Fields>;
}

export function adminSubmissions<Status extends string, Fields extends object>(parts: AdminSubmissions<Status, Fields>): ObjectKind {
  const { platform, kind, store, statuses, timeText, create } = parts;
  const decisionSchema = z.looseObject({ status: z.enum(statuses).optional(), review: z.string().optional() });

  const find = (id: string): Submission<Status, Fields> => {
    const submission = required(store.find(id), kind, id);
    store.settle(submission, parts.now());
    return submission;
  };

  const view = (submission: Submission<Status, Fields>): ObjectView => {
    store.settle(submission, parts.now());
    const { id, account, fields, status, review, steps, createdAt, updatedAt } = submission;
    return {
      ...fields,
      platform,
      kind,
      id,
      account,
      ...parts.shown?.(submission),
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
      const submission = find(id);
      parts.act(submission, action, reply);
      submission.updatedAt = parts.now();
      return view(submission);
    },
    edit: (id, changes, resubmit) => {
      const submission = find(id);
      const { status, review, ...fields } = parseOrExplain(decisionSchema, changes, `Edit of ${id}`);
      submission.fields = store.parseFields({ ...submission.fields, ...fields });
      submission.updatedAt = parts.now();
      if (status !== undefined || review !== undefined) {
        decide(submission, (status as Status | undefined) ?? submission.status, review ?? submission.review);
      }
      if (resubmit) parts.submit(submission);
      return view(submission);
    },
    remove: (id) => store.remove(find(id)),
    ...(create === undefined
      ? {}
      : {
          create: (fields: unknown) => {
            const submission = create(fields);
            store.add(submission);
            return view(submission);
          },
        }),
  };
}
