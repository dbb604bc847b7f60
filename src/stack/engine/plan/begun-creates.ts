/** Creates that an earlier run has begun, and that nobody goes on with. */
import { warning } from "../../../schema";
import { blockAddressOf, parseAddress } from "../../address";
import type { BegunCreate } from "../../state/journal";
import { at, type StackDiagnostic } from "../model/report";
import type { PlanDraft } from "./draft";
import { movedCreates } from "./moves";
import { importedAs } from "./plan";

/** They are told until somebody has looked: what they may have made is recorded nowhere else, and no plan would name it. */
export function abandonedCreates({ request, stack, scope, changes, failed }: PlanDraft): StackDiagnostic[] {
  const goesOn = new Set(
    [...changes.values()].flat().flatMap((change) => {
      const makes = change.action === "create" || change.action === "replace" || importedAs(change) !== undefined;
      return makes && change.deposedKey === undefined ? [change.address] : [];
    }),
  );
  return [...movedCreates(stack, request.begun ?? new Map()).values()].flatMap((create) => {
    const { address } = create;
    const parsed = parseAddress(address);
    const block = parsed && blockAddressOf(parsed);
    const isInRun = block !== undefined && scope.hasObject(address, block) && !failed.has(block);
    return isInRun && !goesOn.has(address) ? at(address, [abandoned(create)]) : [];
  });
}

function abandoned({ address, at: since }: BegunCreate) {
  return warning(
    `${address}: whether it was created is not known, and nothing asks for it now`,
    `A run sent its creation at ${new Date(since).toISOString()} and was cut off before it knew the outcome, so it may be on the platform, where nobody looks after it. ` +
      "To go on with it, take its block in again and apply. Otherwise look for it in the platform's console, delete it if it is there, and forget the attempt: " +
      `smsform state rm '${address}'`,
  );
}
