/** How a signature or template moves through its statuses (Tencent's specification 14). */
import type { ObjectAction, World } from "../../platform";
import { decide, reviewSteps } from "../../review/review";
import type { TencentSwitches } from "../switches";
import type { Status, Submission } from "./store";

interface Surroundings {
  readonly world: World;
  readonly switches: TencentSwitches;
}

/** Statuses of what has passed review. */
export const passedStatuses: readonly Status[] = ["0", "2"];

/**
 * Starts a review from the beginning.
 * @param fault why no reviewer can approve it; undefined when nothing is wrong.
 */
export function submit(submission: Submission<unknown>, fault: string | undefined, { world, switches }: Surroundings): void {
  const approval: readonly Status[] = switches.get("tencent.effective-stage") === "on" ? ["2", "0"] : ["0"];
  decide(submission, "1", "");
  const hopeless = fault !== undefined && world.review.mode === "approve";
  const settings = hopeless ? { ...world.review, mode: "reject" as const, reply: fault } : world.review;
  submission.steps = reviewSteps(settings, world.clock.now(), { approval, approvalReply: "", rejection: "-1" });
}

/**
 * What a reviewer does.
 * @throws Error for what Tencent's console does not have.
 */
export function act(submission: Submission<unknown>, action: ObjectAction, reply: string | undefined, { world }: Surroundings): void {
  switch (action) {
    case "approve":
      decide(submission, "0", reply ?? "");
      return;
    case "hold":
      decide(submission, "2", reply ?? "");
      return;
    case "reject":
      decide(submission, "-1", reply ?? world.review.reply);
      return;
    case "abort":
    case "deprecate":
      throw new Error(`To ${action} is not possible on this platform. Allowed: approve, reject, hold.`);
  }
}
