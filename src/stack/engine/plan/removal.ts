/** What becomes of an object that the stack no longer asks for. */
import { type Deposed, planObject } from "../../../reconcile";
import { type Diagnostic, error } from "../../../schema";
import { blockAddressOf, formatAddress } from "../../address";
import type { Instance } from "../../state/state";
import { refusePrevented } from "../model/lifecycle";
import { providerKeyOf } from "../model/provider-address";
import { hiddenAsRecorded, type PlanDraft } from "./draft";

export interface Removal {
  readonly recorded: Instance;
  readonly reason?: string | undefined;
  /** It is a predecessor of what is at its address. */
  readonly deposed?: Omit<Deposed, "address"> & { readonly key: string };
  /** It is only forgotten: the platform keeps it. */
  readonly forget?: boolean;
}

export async function planRemoval(draft: PlanDraft, { recorded, reason, deposed, forget = false }: Removal): Promise<void> {
  const address = formatAddress(recorded.address);
  const { type } = recorded.address;
  if (recorded.address.mode === "data") {
    draft.observed.set(address, null);
    return;
  }
  const about = {
    address,
    instance: recorded.address,
    after: null,
    ...(reason !== undefined && { reason }),
    ...(deposed && { deposedKey: deposed.key }),
  };
  if (forget) {
    draft.add({ ...about, action: "forget", before: recorded.object, sensitive: hiddenAsRecorded(recorded) });
    return;
  }
  const entry = draft.stack.provider.resources.get(type);
  if (!entry) {
    draft.tell(address, [foreignType(type)]);
    return;
  }
  const { definition } = entry;
  const environment = draft.environmentOf(entry, providerKeyOf(recorded.provider), address);
  const place = { address, ...(deposed && { deposedKey: deposed.key }) };
  const observed = environment && (await draft.observe(definition, place, environment, recorded.object));
  if (!environment || !observed || observed === "failed") return;
  const wishes = deposed ? { protection: deposed.protection, skipDestroy: deposed.skipDestroy } : {};
  const planned = await planObject(definition, environment, {
    prior: observed,
    config: null,
    deposed: deposed && { address, ...wishes },
  });
  draft.tell(address, planned.diagnostics);
  if (!deposed) {
    const block = draft.stack.configuration.resources.get(blockAddressOf(recorded.address));
    if (block) draft.tell(address, refusePrevented(block, address, "destroyed"));
  }
  const sensitive = hiddenAsRecorded(recorded, definition);
  if (planned.forgets !== undefined) draft.add({ ...about, action: "forget", reason: planned.forgets, before: observed, sensitive });
  else draft.add({ ...about, action: "delete", before: observed, wishes, sensitive });
}

function foreignType(type: string): Diagnostic {
  return error(
    `The state holds an object of type ${type}, which is not smsform's`,
    "Its provider can only be run by Terraform or OpenTofu: run tofu plan in this folder.",
  );
}
