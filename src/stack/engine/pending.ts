import { createHash, randomUUID } from "node:crypto";
import { type Clock, type Debt, type Pending, PendingCreateExpired, type Values } from "../../schema";
import type { BegunCreate, Journal } from "../state/journal";

export interface PendingRequest {
  readonly journal: Journal;
  /** What an earlier run left open at this address. */
  readonly begun: BegunCreate | undefined;
  readonly address: string;
  readonly wanted: Values;
  /** To whom a debt would be owed. */
  readonly creditor: { readonly cloud: string; readonly provider: string };
  readonly clock: Clock;
}

/** The pending port of one object, kept in the journal. */
export function pendingIn({ journal, begun, address, wanted, creditor, clock }: PendingRequest): Pending {
  return {
    async token(lifetimeMs) {
      const digest = createHash("sha256").update(JSON.stringify(wanted)).digest("hex");
      if (begun) {
        // A token without an end stands for a create that may be repeated in any form.
        if (lifetimeMs === Number.POSITIVE_INFINITY) return begun.token;
        // The same token with another request would be refused; another token could double the object.
        if (begun.wanted !== digest || clock.now() - begun.at > lifetimeMs) {
          throw new PendingCreateExpired(new Date(begun.at), `If it is not there, forget the attempt: smsform state rm '${address}'.`);
        }
        return begun.token;
      }
      const token = randomUUID();
      journal.begin({ address, token, wanted: digest, at: clock.now() });
      return token;
    },
    resumed: async () => begun !== undefined,
    async owe(debt: Debt) {
      const id = randomUUID();
      journal.owe({ id, ...creditor, debt });
      return { paid: async () => journal.paid(id) };
    },
  };
}
