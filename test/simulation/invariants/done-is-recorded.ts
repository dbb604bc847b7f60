import type { Watched } from "../run";
import { typeNamed } from "../stack/types";
import { movedTo } from "../stack/wish";
import { Violation } from "./violation";

/**
 * What a run has said is done is recorded, even where it was killed at its very next step. Where power was lost it is recorded, or still begun, so
 * that the next run looks for it; what has no object on its platform is made again, and what was deleted is found gone.
 */
export function doneIsRecorded({ done, memory, memoryBefore, faults, scene: { ledger, wish } }: Watched): void {
  const isUnwritable = (["full", "half full", "broken"] as const).some((fate) => faults.happened.has(fate));
  if (ledger.isRestored || memory.unreadable !== undefined || isUnwritable) return;
  const isPowerLost = faults.happened.has("power lost");
  // The last word about each place. Where something was deleted, its successor may be under way already.
  const last = new Map(done.map((step) => [`${step.address} ${step.deposedKey}`, step]));
  for (const { address, deposedKey, action } of last.values()) {
    // What had not reached the disk when power was lost may stand where it was before it moved: the next run moves it.
    const isThere = (of: string) => of === address || (isPowerLost && movedTo(wish, of) === address);
    const at = memory.recorded.find((each) => isThere(each.address) && each.deposedKey === deposedKey);
    const shown = `${action} ${address} ${deposedKey ?? ""} (begun: ${memory.begun.join()})`;
    // Of a predecessor that is changed, what was begun in its place says nothing.
    const isOpen = memory.begun.includes(address);
    const isBegun = action === "create" && isOpen;
    if (isPowerLost && (action === "delete" || isOpen || typeNamed(address.slice(0, address.indexOf("."))).shownAs === undefined)) continue;
    if (action === "delete") {
      const before = memoryBefore.recorded.find((each) => each.address === address && each.deposedKey === deposedKey);
      // What has no object of its own may have the same id again.
      const isNew = deposedKey === undefined && (at?.id !== before?.id || (at && typeNamed(at.type).shownAs === undefined));
      if (at && !isNew) throw new Violation("what is told as deleted is not recorded", shown);
    } else if (!at || isBegun) throw new Violation("what is told as done is recorded", shown);
  }
}
