import type { OpenRestore, RestoreOwner } from "../../pending/entries";
import type { Random } from "../../ports/random";
import type { PendingRestore } from "../../schema";
import type { PendingStore } from "./pending-store";

/** What this program took from accounts and has to give back, be it in a later run. */
export interface PendingRestores {
  /** Is written down when it returns. @throws PendingFileUnusable */
  planRestore(owner: RestoreOwner, restore: PendingRestore): Promise<OwnRestore>;
  /** The restores of that account which nobody alive sees to. From now on this process does. @throws PendingFileUnusable */
  assume(owner: RestoreOwner): Promise<readonly OwnRestore[]>;
}

/** A restore that this process sees to. Neither end rejects: what is not noted is restored once more, which changes nothing. */
export interface OwnRestore {
  readonly restore: PendingRestore;
  restored(): Promise<void>;
  /** Leaves it to the next run. */
  leave(): Promise<void>;
}

export function createRestores(store: PendingStore, random: Random): PendingRestores {
  const own = (id: string, restore: PendingRestore): OwnRestore => ({
    restore,
    restored: () => store.note({ event: "restored", id }),
    leave: () => store.note({ event: "left", id }),
  });
  const isOpenTo = (owner: RestoreOwner) => (open: OpenRestore) =>
    open.cloud === owner.cloud && open.account === owner.account && (open.left || !store.isAlive(open.owner));

  return {
    async planRestore({ cloud, account }, restore) {
      const id = random.uuid();
      await store.append({ event: "pending-restore", id, cloud, account, restore, owner: store.owner });
      return own(id, restore);
    },
    async assume(owner) {
      if (!(await store.read()).restores.some(isOpenTo(owner))) return [];
      return store.decide(({ restores }) => {
        const open = restores.filter(isOpenTo(owner));
        return {
          result: open.map(({ id, restore }) => own(id, restore)),
          lines: open.map(({ id }) => ({ event: "assumed", id, owner: store.owner }) as const),
        };
      });
    },
  };
}
