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
export function begunCreates({ request, state, stack, scope, changes, failed }: PlanDraft): StackDiagnostic[] {
  const current = [...changes.values()].flat().filter(({ deposedKey }) => deposedKey === undefined);
  const imported = new Set(current.filter((change) => importedAs(change) !== undefined).map(({ address }) => address));
  const made = new Map<string, "it" | "its successor">();
  for (const { address, action } of current) {
    if (action === "create" || action === "replace") made.set(address, action === "create" ? "it" : "its successor");
  }
  return [...movedCreates(stack, request.begun ?? new Map()).values()].flatMap((create) => {
    const { address } = create;
    const parsed = parseAddress(address);
    const block = parsed && blockAddressOf(parsed);
    const isInRun = block !== undefined && scope.hasObject(address, block) && !failed.has(block);
    if (imported.has(address)) return at(address, [takenForAttempt(create)]);
    if (!isInRun) return [];
    const making = made.get(address);
    if (making) return at(address, [begunEarlier(address, making, create.at)]);
    const id = state.instances.get(address)?.object.values.id;
    return at(address, [
      abandoned(create, wayOn({ isDestroyed: request.destroy ?? false, recorded: typeof id === "string" ? id : undefined })),
    ]);
  });
}

/** What a person does to go on with it: in the words of a sentence, or nothing where the run is to take everything away. */
function wayOn({ isDestroyed, recorded }: { readonly isDestroyed: boolean; readonly recorded: string | undefined }) {
  const another = recorded === undefined ? "" : ` (another one than ${recorded}, which is recorded there)`;
  const goOn =
    recorded === undefined
      ? "take its block in again, or name its new address in a moved block, and apply"
      : "ask for what was changed again, and apply";
  return { goOn: isDestroyed ? undefined : goOn, another };
}

/** The same without a plan, which alone can tell how each goes on. */
export function openCreates(stack: OpenStack, begun: ReadonlyMap<string, BegunCreate>): StackDiagnostic[] {
  return [...movedCreates(stack, begun).values()].flatMap(({ address, at: since }) =>
    at(address, [
      warning(
        `${address}: whether it was created is not known`,
        `A run began a creation there at ${new Date(since).toISOString()} and did not learn the outcome. smsform plan tells how it goes on.`,
      ),
    ]),
  );
}

/** Who imports says what was made; nobody can know better. */
export function takenForAttempt({ address, at: since }: BegunCreate): Diagnostic {
  return warning(
    `${address}: what is imported is taken for what was begun there`,
    `A run sent a creation at ${new Date(since).toISOString()} and was cut off before it knew the outcome. If that made another object than this one, it is on the platform and ` +
      "recorded nowhere: look for it in the platform's console, and delete it there.",
  );
}

function abandoned({ address, at: since }: BegunCreate, { goOn, another }: ReturnType<typeof wayOn>): Diagnostic {
  return warning(
    `${address}: whether it was created is not known, and nothing asks for it now`,
    `A run sent its creation at ${new Date(since).toISOString()} and was cut off before it knew the outcome, so it may be on the platform, where nobody looks after it. ` +
      (goOn === undefined ? "Look" : `To go on with it, ${goOn}. Otherwise look`) +
      ` for it in the platform's console${another}, delete it if it is there and nothing here has adopted it, and forget the attempt: smsform state rm '${address}'`,
  );
}
