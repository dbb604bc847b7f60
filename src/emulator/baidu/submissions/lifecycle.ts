/** How a signature or template moves through its statuses (Baidu's specification 7). */
import type { ReviewStatus } from "../../../clouds/baidu/client/enumerations";
import type { ObjectAction, World } from "../../platform";
import { decide, type ReviewPath, reviewSteps } from "../../review/review";
import type { BaiduSwitches } from "../switches";
import type { Submission } from "./store";

interface Surroundings {
  readonly world: World;
  readonly switches: BaiduSwitches;
}

/** The words that go with an approval in the printed example (Baidu L6583). */
export const approvalReply = "通过";

/** Statuses of what has passed review; DEPRECATED can only come after that. */
export const passedStatuses: readonly ReviewStatus[] = ["APPROVED", "READY", "DEPRECATED"];

/**
 * Starts a review from the beginning.
 * @param keepsStatus the present status and words stay until the decision, as for a signature that is in use.
 */
export function submit(submission: Submission<unknown>, { world, switches }: Surroundings, keepsStatus: boolean): void {
  const staged = switches.get("baidu.approved-stage") === "on" && !keepsStatus;
  const path: ReviewPath<ReviewStatus> = { approval: staged ? ["APPROVED", "READY"] : ["READY"], approvalReply, rejection: "REJECTED" };
  if (keepsStatus) submission.reopened = true;
  else decide(submission, "SUBMITTED", "");
  submission.steps = reviewSteps(world.review, world.clock.now(), path);
}

/**
 * What a reviewer or the console's owner does.
 * @param statuses those that exist for this kind of object.
 * @throws Error naming the statuses from which the action is possible.
 */
export function act(
  submission: Submission<unknown>,
  action: ObjectAction,
  reply: string | undefined,
  statuses: readonly ReviewStatus[],
  { world, switches }: Surroundings,
): void {
  switch (action) {
    case "approve": {
      const review = reply ?? approvalReply;
      if (switches.get("baidu.approved-stage") === "off" || passedStatuses.includes(submission.status)) {
        decide(submission, "READY", review);
        return;
      }
      decide(submission, "APPROVED", review);
      // The second stage follows by itself, unless a person decides every step.
      if (world.review.mode !== "manual") {
        submission.steps = [{ at: world.clock.now() + world.review.delayMs, status: "READY", review }];
      }
      return;
    }
    case "reject":
      decide(submission, "REJECTED", reply ?? world.review.reply);
      return;
    case "hold":
      decide(submission, "APPROVED", reply ?? approvalReply);
      return;
    case "abort":
      requireStatus(submission, action, ["SUBMITTED"]);
      decide(submission, "ABORTED", "");
      return;
    case "deprecate":
      if (!statuses.includes("DEPRECATED")) throw new Error("Only templates can be deprecated. Allowed: approve, reject, abort.");
      requireStatus(submission, action, ["READY"]);
      decide(submission, "DEPRECATED", submission.review);
  }
}

function requireStatus({ id, status }: Submission<unknown>, action: ObjectAction, allowed: readonly ReviewStatus[]): void {
  if (!allowed.includes(status)) {
    throw new Error(`${id} is ${status}: ${action} is possible in status ${allowed.join(" or ")} only.`);
  }
}
