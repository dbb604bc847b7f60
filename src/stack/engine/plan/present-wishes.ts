import { protectedBy, type RemovalWishes } from "../../../reconcile";
import type { Resource, Values } from "../../../schema";
import { blockAddressOf, formatAddress } from "../../address";
import { decodeBody } from "../../configuration";
import type { Instance } from "../../state/state";
import { expand } from "../model/expand";
import { ignoring } from "../model/lifecycle";
import type { PlanDraft } from "./draft";

/** What the stack wishes now for what goes at an address; nothing where no block asks for it, or where it is not known. */
export function presentWishes(draft: PlanDraft, recorded: Instance): RemovalWishes {
  const definition = draft.stack.provider.resources.get(recorded.address.type)?.definition;
  const address = formatAddress(recorded.address);
  const here = draft.changes.get(blockAddressOf(recorded.address)) ?? [];
  const planned = here.find((change) => change.address === address && change.deposedKey === undefined)?.after;
  const values = planned ?? (definition && draft.request.destroy ? configured(draft, definition, recorded) : undefined);
  return definition && values ? wishesIn(definition, values) : {};
}

/** @param values as a block asks for them */
export function wishesIn(resource: Resource, values: Values): RemovalWishes {
  const wish = (attribute: string | undefined) => (attribute === undefined ? undefined : values[attribute]);
  const protection = wish(protectedBy(resource));
  const skipDestroy = wish(resource.skipDestroy);
  return {
    ...(typeof protection === "boolean" && { protection }),
    ...(typeof skipDestroy === "boolean" && { skipDestroy }),
  };
}

/** A destruction plans nothing of a block, so it is asked itself. */
function configured({ stack, state, values }: PlanDraft, { attributes }: Resource, { address }: Instance): Values | undefined {
  const block = stack.configuration.resources.get(blockAddressOf(address));
  const expansion = block && expand(block, values.scope());
  if (!block || !expansion || "problem" in expansion) return undefined;
  const each = expansion.instances.find(({ key }) => key === address.key);
  if (!each) return undefined;
  const decoded = decodeBody(block.body, attributes, values.scope(each));
  const current = state.instances.get(formatAddress(address))?.object.values ?? null;
  const given = ignoring(decoded.values, current, block.lifecycle.ignoreChanges);
  const complete = Object.entries(attributes).map(([name, { presence, default: otherwise = null }]) => [
    name,
    given[name] ?? (presence === "defaulted" ? otherwise : null),
  ]);
  return Object.fromEntries(complete);
}
