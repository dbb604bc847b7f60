/**
 * Reads begin when a plan does. What an object is on its platform follows from what is recorded of it; references say what it is to be, so no read waits
 * for what is planned of another object. Only settings of a provider block that come from other objects hold reads back.
 */
import { blockAddressOf, formatAddress } from "../../address";
import type { Instance } from "../../state/state";
import { providerKeyOf } from "../model/provider-address";
import { createTurns } from "../model/turns";
import type { PlanDraft } from "./draft";

/** An object that will be looked at. */
export interface Recorded {
  readonly instance: Instance;
  readonly deposedKey?: string;
}

const readsPerTurn = 32;

export async function beginReads(draft: PlanDraft, recorded: readonly Recorded[]): Promise<void> {
  if (draft.request.refresh === false) return;
  const nextTurn = createTurns(readsPerTurn);
  for (const each of recorded) {
    await nextTurn();
    beginRead(draft, each);
  }
}

function beginRead(draft: PlanDraft, { instance, deposedKey }: Recorded): void {
  const { address, object, provider } = instance;
  const entry = draft.stack.provider.resources.get(address.type);
  if (!entry) return;
  const providerKey = providerKeyOf(provider);
  const block = draft.stack.configuration.resources.get(blockAddressOf(address));
  // Whether it is still asked for, and by that with which keys it is looked at, is to be seen.
  if (deposedKey === undefined && block && block.providerKey !== providerKey) return;
  draft.beginReading(entry, providerKey, { address: formatAddress(address), ...(deposedKey !== undefined && { deposedKey }) }, object);
}
