import { randomUUID } from "node:crypto";
import type { Debt } from "../../schema";
import type { Creditor, OpenDebt } from "./entries";
import type { PendingStore } from "./pending-store";

/** What this program took from accounts and has to give back, be it in a later run. */
export interface Debts {
  /** Is written down when it returns. @throws PendingFileUnusable */
  owe(creditor: Creditor, debt: Debt): Promise<OwnDebt>;
  /** The debts to that account which nobody alive sees to. From now on this process does. @throws PendingFileUnusable */
  assume(creditor: Creditor): Promise<readonly OwnDebt[]>;
}

/** A debt that this process sees to. Neither end rejects: what is not noted is given back once more, which changes nothing. */
export interface OwnDebt {
  readonly debt: Debt;
  paid(): Promise<void>;
  /** Leaves it to the next run. */
  leave(): Promise<void>;
}

export function createDebts(store: PendingStore): Debts {
  const own = (id: string, debt: Debt): OwnDebt => ({
    debt,
    paid: () => store.note({ event: "paid", id }),
    leave: () => store.note({ event: "left", id }),
  });
  const isOpenTo = (creditor: Creditor) => (open: OpenDebt) =>
    open.cloud === creditor.cloud && open.account === creditor.account && (open.left || !store.isAlive(open.owner));

  return {
    async owe({ cloud, account }, debt) {
      const id = randomUUID();
      await store.append({ event: "owed", id, cloud, account, debt, owner: store.owner });
      return own(id, debt);
    },
    async assume(creditor) {
      if (!(await store.read()).debts.some(isOpenTo(creditor))) return [];
      return store.decide(({ debts }) => {
        const open = debts.filter(isOpenTo(creditor));
        return {
          result: open.map(({ id, debt }) => own(id, debt)),
          lines: open.map(({ id }) => ({ event: "assumed", id, owner: store.owner }) as const),
        };
      });
    },
  };
}
