import type { Watched } from "../run";
import { Violation } from "./violation";

/** What others have made stays as it is. What was taken and is still owed is given back by the next run. */
export function othersUntouched({ difference, scene: { ledger }, after, memory, reports }: Watched): void {
  const adopted = new Set(reports.flatMap(({ changes = [] }) => changes.flatMap(({ id }) => id ?? [])));
  for (const { key, text, view } of [...difference.gone, ...difference.changed]) {
    if (ledger.ours.has(key) || view.kind === "quotas" || adopted.has(view.id)) continue;
    // An entry that was taken and given back is a new one; what counts is that it is there.
    if (view.kind === "blacklist" && (memory.owes || view.type === "MerchantBlack" || after.has(key))) continue;
    throw new Violation("nothing of others is touched", text);
  }
}
