/** Signatures or templates as the admin interface shows and changes them. */
import { z } from "zod";
import type { ManagedObject, ObjectAction, ObjectKind, World } from "../../platform";
import { type Decision, decide } from "../../review/review";
import type { Submission } from "../../review/stored-submissions";
import type { Submissions } from "../../review/submissions";
import { lazily } from "../../values/lazily";
import { parseOrExplain } from "../../values/validation";
import { kindOf } from "./object-kind";

export interface SubmissionsKind<Status extends string, Fields extends object> {
  readonly world: Pick<World, "clock">;
  readonly store: Submissions<Status, Fields>;
  /** What each status means to a reviewer. */
  readonly decisions: Readonly<Record<Status, Decision>>;
  /** What a reviewer or the console's owner does. @throws Error naming the statuses from which the action is possible. */
  act(submission: Submission<Status, Fields>, action: ObjectAction, reply: string | undefined): void;
  /** Starts a review from the beginning. */
  submit(submission: Submission<Status, Fields>): void;
  /** How the platform writes times. */
  timeText(epochMs: number): string;
  /** Told of each submission that a reviewer or the console has changed. */
  changed?(submission: Submission<Status, Fields>): void;
  /** Fields of the view beside the object's own. */
  shown?(submission: Submission<Status, Fields>): object;
  /** How the console names what it makes; missing where that is not played. */
  readonly made?: { readonly noun: string; nextId(): string };
}

export function submissionsKind<Status extends string, Fields extends object>(parts: SubmissionsKind<Status, Fields>): ObjectKind {
  const { store, timeText, made } = parts;
  const { now } = parts.world.clock;
  const decisionSchema = lazily(() => z.looseObject({ status: z.enum(store.statuses).optional(), review: z.string().optional() }));

  const object = (submission: Submission<Status, Fields>): ManagedObject => {
    store.settle(submission, now());
    const decision = () => (submission.reopened ? "pending" : parts.decisions[submission.status]);
    return {
      brief: () => ({ account: submission.account, decision: decision() }),
      show: () => {
        const { id, account, fields, status, review, steps, createdAt, updatedAt } = submission;
        // What all have stands first: an object that begins with a copy of another takes ten times as long to make.
        return {
          id,
          account,
          status,
          review,
          decision: decision(),
          nextSteps: steps.map((step) => ({ ...step, at: timeText(step.at) })),
          createDate: timeText(createdAt),
          updateDate: timeText(updatedAt),
          ...fields,
          ...parts.shown?.(submission),
        };
      },
      edit: (changes) => {
        const { status, review, ...fields } = parseOrExplain(decisionSchema(), changes, `Edit of ${submission.id}`);
        submission.fields = store.parseFields({ ...submission.fields, ...fields });
        submission.updatedAt = now();
        if (status !== undefined || review !== undefined) {
          decide(submission, (status as Status | undefined) ?? submission.status, review ?? submission.review);
        }
        parts.changed?.(submission);
      },
      remove: () => store.remove(submission),
      review: {
        act: (action, reply) => {
          parts.act(submission, action, reply);
          submission.updatedAt = now();
          parts.changed?.(submission);
        },
        submit: () => parts.submit(submission),
      },
    };
  };

  return {
    ...kindOf(store, object),
    ...(made && { create: (fields: unknown) => object(store.plant(made.noun, fields, made.nextId)) }),
  };
}
