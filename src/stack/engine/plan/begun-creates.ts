/** Creates that an earlier run has begun: what a plan and a look at the account say of them. */
import { begunEarlier } from "../../../reconcile";
import { type Diagnostic, warning } from "../../../schema";
import { blockAddressOf, parseAddress } from "../../address";
import type { BegunCreate } from "../../state/journal";
import { at, type StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";
import type { PlanDraft } from "./draft";
import { movedCreates } from "./moves";
import { importedAs } from "./plan";

/** They are told until somebody has looked: what they may have made is recorded nowhere else, and a plan would name it as new, or not at all. */
export function begunCreates({ request, stack, scope, changes, failed }: PlanDraft): StackDiagnostic[] {
  const current = [...changes.values()].flat().filter(({ deposedKey }) => deposedKey === undefined);
  const imported = new Set(current.filter((change) => importedAs(change) !== undefined).map(({ address }) => address));
  const made = new Set(current.filter(({ action }) => action === "create" || action === "replace").map(({ address }) => address));
  return [...movedCreates(stack, request.begun ?? new Map()).values()].flatMap((create) => {
    const { address } = create;
    const parsed = parseAddress(address);
    const block = parsed && blockAddressOf(parsed);
    const isInRun = block !== undefined && scope.hasObject(address, block) && !failed.has(block);
    if (imported.has(address)) return at(address, [takenForAttempt(create)]);
    if (!isInRun) return [];
    return at(address, [made.has(address) ? begunEarlier(address, create.at) : abandoned(create)]);
  });
}

/** The same without a plan: all of them, by the blocks that there are. */
export function openCreates(stack: OpenStack, begun: ReadonlyMap<string, BegunCreate>): StackDiagnostic[] {
  return [...movedCreates(stack, begun).values()].flatMap((create) => {
    const { address } = create;
    const parsed = parseAddress(address);
    const isAskedFor = parsed !== undefined && stack.configuration.resources.has(blockAddressOf(parsed));
    return at(address, [isAskedFor ? begunEarlier(address, create.at) : abandoned(create)]);
  });
}

/** Who imports says what was made; nobody can know better. */
export function takenForAttempt({ address, at: since }: BegunCreate): Diagnostic {
  return warning(
    `${address}: what is imported is taken for what was begun there`,
    `A run sent a creation at ${new Date(since).toISOString()} and was cut off before it knew the outcome. If that made another object than this one, it is on the platform and ` +
      "recorded nowhere: look for it in the platform's console, and delete it there.",
  );
}

function abandoned({ address, at: since }: BegunCreate) {
  return warning(
    `${address}: whether it was created is not known, and nothing asks for it now`,
    `A run sent its creation at ${new Date(since).toISOString()} and was cut off before it knew the outcome, so it may be on the platform, where nobody looks after it. ` +
      "To go on with it, take its block in again and apply. Otherwise look for it in the platform's console, delete it if it is there, and forget the attempt: " +
      `smsform state rm '${address}'`,
  );
}
