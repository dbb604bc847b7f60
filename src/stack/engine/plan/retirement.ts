/** What objects have left behind, deleted by hand: each is taken as it is, whatever the configuration asks of it. */
import { planObject } from "../../../reconcile";
import { blockAddressOf, formatAddress } from "../../address";
import type { ResourceBlock } from "../../configuration";
import type { Instance } from "../../state/state";
import { hiddenAsRecorded, type PlanDraft } from "./draft";

/** What is no longer in the stack goes with the next apply, and leaves all behind. */
export async function planRetirement(draft: PlanDraft): Promise<void> {
  const { configuration, provider } = draft.stack;
  const leaving = [...draft.state.instances.values()].flatMap((recorded) => {
    const block = configuration.resources.get(blockAddressOf(recorded.address));
    const isLeaving = provider.resources.get(recorded.address.type)?.definition.retirement !== undefined;
    return block && isLeaving && block.mode === "managed" ? [{ recorded, block }] : [];
  });
  draft.request.on?.({ type: "total", phase: "refresh", count: leaving.length });
  await Promise.all(leaving.map(({ recorded, block }) => planLeft(draft, recorded, block)));
}

async function planLeft(draft: PlanDraft, recorded: Instance, { providerKey }: ResourceBlock): Promise<void> {
  const address = formatAddress(recorded.address);
  const entry = draft.resourceEntry(address, recorded.address.type);
  const environment = entry && draft.environmentOf(entry, providerKey, address);
  if (!environment) return;
  const { definition: resource } = entry;
  const observed = await draft.observe(resource, { address }, environment, recorded.object);
  if (observed === "failed" || observed === null) return;
  const { action, planned, reason, sends, diagnostics } = await planObject(resource, environment, {
    prior: observed,
    config: observed.values,
  });
  draft.tell(address, diagnostics);
  if (action !== "update" || !planned) return;
  draft.add({
    address,
    instance: recorded.address,
    action,
    sends,
    createFirst: recorded.createBeforeDestroy,
    before: observed,
    after: planned,
    ...(reason !== undefined && { reason }),
    sensitive: hiddenAsRecorded(recorded, resource),
  });
}
