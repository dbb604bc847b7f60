/** What a run tells of a step while it is made: that it begins, and how it ended after how long. */
import type { ApplyResult } from "../../../reconcile";
import { hasErrors, type Runtime } from "../../../schema";
import type { Change, RunEvent } from "../plan/plan";
import { openReviewIn } from "./open-review";
import type { Stopping } from "./stopping";

export interface Told {
  readonly on: ((event: RunEvent) => void) | undefined;
  readonly clock: Runtime["clock"];
  readonly stopping: Stopping;
}

export interface TimedStep {
  readonly change: Change;
  readonly action: "create" | "update" | "delete" | "read";
  readonly deposedKey?: string | undefined;
}

export async function timed<T extends Pick<ApplyResult, "cancelled" | "diagnostics">>(
  { on, clock, stopping }: Told,
  { change, action, deposedKey }: TimedStep,
  work: () => Promise<T>,
): Promise<T> {
  const begun = clock.now();
  const priorId = change.before?.values.id;
  const about = { address: change.address, action, ...(deposedKey !== undefined && { deposedKey }) };
  on?.({ type: "begin", ...about, ...(typeof priorId === "string" && action !== "create" && { id: priorId }) });
  const result = await work();
  const ms = clock.now() - begun;
  if (hasErrors(result.diagnostics)) {
    const end = stopping.wasLeft(change, result) ? "stopped" : openReviewIn(result.diagnostics) ? "waiting" : "fail";
    on?.({ type: end, ...about, ms });
    return result;
  }
  const id = "state" in result && typeof result.state === "object" && result.state ? idIn(result.state) : priorId;
  on?.({ type: "end", ...about, ms, ...(typeof id === "string" && { id }) });
  return result;
}

function idIn(state: object): unknown {
  return "values" in state && typeof state.values === "object" && state.values && "id" in state.values ? state.values.id : undefined;
}
