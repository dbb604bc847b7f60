import { createHash } from "node:crypto";
import type { Clock } from "../../../ports/clock";
import type { Random } from "../../../ports/random";
import { type Pending, PendingCreateExpired, type PendingRestore, type Values } from "../../../schema";
import { formatJson } from "../../../schema/text/json";
import type { BegunCreate, Journal } from "../../state/journal";

export interface PendingRequest {
  readonly journal: Journal;
  /** What an earlier run left open at this address. */
  readonly begun: BegunCreate | undefined;
  readonly address: string;
  readonly wanted: Values;
  /** Whose what would have to be restored is. */
  readonly owner: { readonly cloud: string; readonly provider: string };
  readonly clock: Clock;
  readonly random: Random;
}

/** The pending port of one object, kept in the journal. */
export function pendingIn({ journal, begun, address, wanted, owner, clock, random }: PendingRequest): Pending {
  const remedy = `If it is not there, forget the attempt: smsform state rm '${address}'.`;
  const isSame = (earlier: BegunCreate) => earlier.wanted === digestOf(wanted);
  const begin = async (seenBefore?: readonly string[]) => {
    // A journal holds whole milliseconds, whatever the clock tells.
    const at = Math.floor(clock.now());
    const create = { address, token: random.uuid(), wanted: digestOf(wanted), at, ...(seenBefore && { seenBefore }) };
    await journal.begin(create);
    return create;
  };
  const asBegun = ({ at, seenBefore }: BegunCreate, same: boolean) => ({ since: at, same, remedy, ...(seenBefore && { seenBefore }) });
  return {
    async token(lifetimeMs) {
      if (!begun) return (await begin()).token;
      // A token without an end stands for a create that may be repeated in any form.
      if (lifetimeMs === Number.POSITIVE_INFINITY) return begun.token;
      // The same token with another request would be refused; another token could double the object.
      const isOther = !isSame(begun);
      if (isOther || clock.now() - begun.at > lifetimeMs) throw new PendingCreateExpired(new Date(begun.at), remedy, { isOther });
      return begun.token;
    },
    resumed: async () => begun && asBegun(begun, isSame(begun)),
    begin: async (seenBefore) => asBegun(await begin(seenBefore), true),
    async planRestore(restore: PendingRestore) {
      const id = random.uuid();
      await journal.planRestore({ id, ...owner, restore });
      return { restored: async () => journal.restored(id) };
    },
  };
}

function digestOf(wanted: Values): string {
  return createHash("sha256").update(formatJson(wanted)).digest("hex");
}
