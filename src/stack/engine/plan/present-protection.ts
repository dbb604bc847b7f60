import { protectedBy } from "../../../reconcile";
import { blockAddressOf, formatAddress } from "../../address";
import { decodeBody } from "../../configuration";
import type { Instance } from "../../state/state";
import { expand } from "../model/expand";
import { ignoring } from "../model/lifecycle";
import type { PlanDraft } from "./draft";

/** The protection of an approved object as the stack wishes it for an address now; undefined where no block asks for it, or where it is not known. */
export function presentProtection(draft: PlanDraft, recorded: Instance): boolean | undefined {
  const address = formatAddress(recorded.address);
  const here = draft.changes.get(blockAddressOf(recorded.address)) ?? [];
  const planned = here.find((change) => change.address === address && change.deposedKey === undefined)?.after;
  const resource = draft.stack.provider.resources.get(recorded.address.type)?.definition;
  const attribute = resource && protectedBy(resource);
  if (attribute === undefined) return undefined;
  const wish = planned ? planned[attribute] : draft.request.destroy ? configuredProtection(draft, recorded, attribute) : undefined;
  return typeof wish === "boolean" ? wish : undefined;
}

/** A destruction plans nothing of a block, so it is asked itself. */
function configuredProtection({ stack, state, values }: PlanDraft, { address }: Instance, name: string) {
  const block = stack.configuration.resources.get(blockAddressOf(address));
  const attributes = stack.provider.resources.get(address.type)?.definition.attributes;
  const expansion = block && expand(block, values.scope());
  if (!block || !attributes || !expansion || "problem" in expansion) return undefined;
  const each = expansion.instances.find(({ key }) => key === address.key);
  if (!each) return undefined;
  const attribute = attributes[name];
  const decoded = decodeBody(block.body, attributes, values.scope(each));
  const current = state.instances.get(formatAddress(address))?.object.values ?? null;
  const { [name]: given } = ignoring(decoded.values, current, block.lifecycle.ignoreChanges);
  return given ?? (attribute?.presence === "defaulted" ? attribute.default : undefined);
}
