/**
 * Review as all platforms know it: something is submitted, and later a reviewer decides. Nothing runs in the background: the
 * decision is laid down as timed steps at submission, and every look at the object takes the steps that are due.
 */

export const reviewModes = ["approve", "reject", "manual"] as const;
export type ReviewMode = (typeof reviewModes)[number];

export interface ReviewSettings {
  /** Who decides: the emulator in one way or the other, or whoever uses the admin interface. */
  readonly mode: ReviewMode;
  /** Milliseconds of the emulator's clock from submission to decision. */
  readonly delayMs: number;
  /** The reviewer's words on an automatic rejection. */
  readonly reply: string;
}

/** What a status means to a reviewer. `none`: it waits for no decision, and is out of use for another reason. */
export const decisions = ["pending", "approved", "rejected", "none"] as const;
export type Decision = (typeof decisions)[number];

/** A change of status that happens when the clock reaches `at` (epoch milliseconds). */
export interface ReviewStep<Status extends string> {
  readonly at: number;
  readonly status: Status;
  readonly review: string;
}

export interface Reviewed<Status extends string> {
  status: Status;
  /** The reviewer's words; empty when there are none. */
  review: string;
  /** Steps to come, earliest first. */
  steps: ReviewStep<Status>[];
  /** Under review once more, while the status stays what it was. */
  reopened?: true | undefined;
}

/** The statuses through which a platform approves and the one with which it rejects. */
export interface ReviewPath<Status extends string> {
  readonly approval: readonly Status[];
  readonly approvalReply: string;
  readonly rejection: Status;
}

/** The steps of a review that begins at `now`: one delay for each status on the way, none when a person decides. */
export function reviewSteps<Status extends string>(settings: ReviewSettings, now: number, path: ReviewPath<Status>): ReviewStep<Status>[] {
  const statuses = { approve: path.approval, reject: [path.rejection], manual: [] }[settings.mode];
  const review = settings.mode === "reject" ? settings.reply : path.approvalReply;
  return statuses.map((status, index) => ({ at: now + settings.delayMs * (index + 1), status, review }));
}

/** Takes the steps that are due. A decision once seen stays, even when the clock is set back. */
export function settle<Status extends string>(object: Reviewed<Status>, now: number): void {
  for (let next = object.steps[0]; next !== undefined && next.at <= now; next = object.steps[0]) {
    object.status = next.status;
    object.review = next.review;
    object.steps.shift();
    object.reopened = undefined;
  }
}

/** Sets a status for good: what was to come does not come. */
export function decide<Status extends string>(object: Reviewed<Status>, status: Status, review: string): void {
  object.status = status;
  object.review = review;
  object.steps = [];
  object.reopened = undefined;
}
