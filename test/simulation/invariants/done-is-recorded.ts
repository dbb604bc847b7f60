import type { Watched } from "../run";
import { Violation } from "./violation";

/** Steps that begin at the same time as one ends may be sent before it is written down; not more of them than this. */
const mostMeanwhile = 5;

/** What a run has said is done is recorded, even where it was killed soon after. */
export function doneIsRecorded({ done, memory, faults, scene: { ledger } }: Watched): void {
  if (ledger.isRestored || memory.unreadable !== undefined || faults.happened.has("full") || faults.happened.has("half full")) return;
  // The last word about each place. Where something was deleted, its successor may be under way already.
  const last = new Map(done.map((step) => [`${step.address} ${step.deposedKey}`, step]));
  for (const { address, deposedKey, action, changesSince } of last.values()) {
    if (action === "delete" || changesSince < mostMeanwhile) continue;
    const isRecorded = memory.recorded.some((each) => each.address === address && each.deposedKey === deposedKey);
    if (!isRecorded || memory.begun.includes(address))
      throw new Violation("what is told as done is recorded", `${action} ${address} ${deposedKey ?? ""} (begun: ${memory.begun.join()})`);
  }
}
