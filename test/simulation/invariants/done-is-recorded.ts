import type { Watched } from "../run";
import { typeNamed } from "../stack/types";
import { Violation } from "./violation";

/** What a run has said is done is recorded, even where it was killed at its very next step. */
export function doneIsRecorded({ done, memory, memoryBefore, faults, scene: { ledger } }: Watched): void {
  if (ledger.isRestored || memory.unreadable !== undefined || faults.happened.has("full") || faults.happened.has("half full")) return;
  // The last word about each place. Where something was deleted, its successor may be under way already.
  const last = new Map(done.map((step) => [`${step.address} ${step.deposedKey}`, step]));
  for (const { address, deposedKey, action } of last.values()) {
    const at = memory.recorded.find((each) => each.address === address && each.deposedKey === deposedKey);
    const shown = `${action} ${address} ${deposedKey ?? ""} (begun: ${memory.begun.join()})`;
    if (action === "delete") {
      const before = memoryBefore.recorded.find((each) => each.address === address && each.deposedKey === deposedKey);
      // What has no object of its own may have the same id again.
      const isNew = deposedKey === undefined && (at?.id !== before?.id || (at && typeNamed(at.type).shownAs === undefined));
      if (at && !isNew) throw new Violation("what is told as deleted is not recorded", shown);
    } else if (!at || memory.begun.includes(address)) throw new Violation("what is told as done is recorded", shown);
  }
}
