import { blockAddressOf, formatAddress } from "../../address";
import { decodeBody } from "../../configuration";
import type { Instance } from "../../state/state";
import { expand } from "../model/expand";
import { ignoring } from "../model/lifecycle";
import type { PlanDraft } from "./draft";

/** `deletion_protection` as the stack wishes it for an address now; undefined where no block asks for it, or where it is not known. */
export function presentProtection(draft: PlanDraft, recorded: Instance): boolean | undefined {
  const address = formatAddress(recorded.address);
  const here = draft.changes.get(blockAddressOf(recorded.address)) ?? [];
  const planned = here.find((change) => change.address === address && change.deposedKey === undefined)?.after;
  const wish = planned ? planned.deletion_protection : draft.request.destroy ? configuredProtection(draft, recorded) : undefined;
  return typeof wish === "boolean" ? wish : undefined;
}

/** A destruction plans nothing of a block, so it is asked itself. */
function configuredProtection({ stack, state, values }: PlanDraft, { address }: Instance) {
  const block = stack.configuration.resources.get(blockAddressOf(address));
  const attributes = stack.provider.resources.get(address.type)?.definition.attributes;
  const expansion = block && expand(block, values.scope());
  if (!block || !attributes || !expansion || "problem" in expansion) return undefined;
  const each = expansion.instances.find(({ key }) => key === address.key);
  if (!each) return undefined;
  const attribute = attributes.deletion_protection;
  const decoded = decodeBody(block.body, attributes, values.scope(each));
  const current = state.instances.get(formatAddress(address))?.object.values ?? null;
  const { deletion_protection: given } = ignoring(decoded.values, current, block.lifecycle.ignoreChanges);
  return given ?? (attribute?.presence === "defaulted" ? attribute.default : undefined);
}
