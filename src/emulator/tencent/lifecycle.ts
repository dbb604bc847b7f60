/** How a signature or template moves through its statuses (specification section 14). */
import type { ObjectAction, World } from "../platform";
import { decide, reviewSteps } from "../review";
import type { Application, Status } from "./store";
import type { TencentSwitches } from "./switches";

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
export function submit(application: Application<unknown>, fault: string | undefined, { world, switches }: Surroundings): void {
  const approval: readonly Status[] = switches.get("tencent.effective-stage") === "on" ? ["2", "0"] : ["0"];
  decide(application, "1", "");
  const hopeless = fault !== undefined && world.review.mode === "approve";
  const settings = hopeless ? { ...world.review, mode: "reject" as const, reply: fault } : world.review;
  application.steps = reviewSteps(settings, world.clock.now(), { approval, approvalReply: "", rejection: "-1" });
}

/**
 * What a reviewer does.
 * @throws Error for what Tencent's console does not have.
 */
export function act(application: Application<unknown>, action: ObjectAction, reply: string | undefined, { world }: Surroundings): void {
  switch (action) {
    case "approve":
      decide(application, "0", reply ?? "");
      return;
    case "hold":
      decide(application, "2", reply ?? "");
      return;
    case "reject":
      decide(application, "-1", reply ?? world.review.reply);
      return;
    case "abort":
    case "deprecate":
      throw new Error(`To ${action} is not possible on this platform. Allowed: approve, reject, hold.`);
  }
}
