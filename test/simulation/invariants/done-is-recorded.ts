import type { Watched } from "../run";
import { typeNamed } from "../stack/types";
import { Violation } from "./violation";

/** Steps that begin at the same time as one ends may be sent before it is written down; not more of them than this. */
const mostMeanwhile = 5;

/**
 * What a run has said is done is recorded, even where it was killed soon after. Where power was lost it is recorded, or still begun, so that the
 * next run looks for it; what has no object on its platform is made again.
 */
export function doneIsRecorded({ done, memory, memoryBefore, faults, scene: { ledger } }: Watched): void {
  const isUnwritable = (["full", "half full", "broken"] as const).some((fate) => faults.happened.has(fate));
  if (ledger.isRestored || memory.unreadable !== undefined || isUnwritable) return;
  const isPowerLost = faults.happened.has("power lost");
  // The last word about each place. Where something was deleted, its successor may be under way already.
  const last = new Map(done.map((step) => [`${step.address} ${step.deposedKey}`, step]));
  for (const { address, deposedKey, action, changesSince } of last.values()) {
    if (action === "delete" || changesSince < mostMeanwhile) continue;
    const isRecorded = memory.recorded.some((each) => each.address === address && each.deposedKey === deposedKey);
    // Of a predecessor that is changed, what was begun in its place says nothing.
    const isBegun = memory.begun.includes(address) && (action === "create" || !memoryBefore.begun.includes(address));
    if (isPowerLost && (isBegun || typeNamed(address.slice(0, address.indexOf("."))).shownAs === undefined)) continue;
    if (!isRecorded || isBegun)
      throw new Violation("what is told as done is recorded", `${action} ${address} ${deposedKey ?? ""} (begun: ${memory.begun.join()})`);
  }
}
