/**
 * What must survive a crash, written down before it is sent: creates that are not settled yet, and what has to be restored. Engines plan again
 * while applying, so that a token in a plan's private data is lost; and a plugin is started anew for every run. Hence a file
 * beside the engine's own data.
 */

import type { CreateKeys } from "../../pending/create-key";
import type { RestoreOwner } from "../../pending/entries";
import { isAtWork, type Owner, ownOwner } from "../../pending/owner";
import type { Clock } from "../../ports/clock";
import type { Machine } from "../../ports/world";
import { nothingPending, type Pending } from "../../schema";
import type { Log } from "../log";
import { type Creates, createCreates, type Outcome, type PendingCreate } from "./creates";
import { createPendingStore } from "./pending-store";
import { createRestores, type OwnRestore, type PendingRestores } from "./restores";

export { PendingFileUnusable } from "./pending-store";

export interface PendingFile {
  /** Drops what is settled from the file. Called when a run begins. */
  compact(): Promise<void>;
  /** The port for one create. */
  create(keys: CreateKeys, owner: RestoreOwner): PendingOperation;
  /** The port for one update or deletion, which has no token. */
  change(owner: RestoreOwner): PendingOperation;
  readonly begunEarlier: Creates["begunEarlier"];
  readonly assumeRestores: PendingRestores["assume"];
  /** The engine names the object as recorded: its create is settled. Never rejects. */
  recorded(type: string, id: string): Promise<void>;
  /** The engine has taken every answer and ends this process: what was answered here is settled. Never rejects. */
  settle(): Promise<void>;
}

export interface PendingOperation extends Pending {
  /** Notes how it ended; never rejects. What was not restored by then is left to the next run. */
  end(outcome: Outcome): Promise<void>;
}

interface Options {
  /** Made with its folder on first use. */
  readonly path: string;
  readonly clock: Clock;
  readonly machine: Machine;
  readonly log: Log;
  /** Aborted when the engine asks the provider to stop. Default: never. */
  readonly stopping?: (() => AbortSignal) | undefined;
  /** How to wait for another process. Default: in real time. */
  readonly pause?: ((ms: number) => Promise<void>) | undefined;
  readonly owner?: Owner;
  readonly isAlive?: (owner: Owner) => boolean;
}

export function createPendingFile(options: Options): PendingFile {
  const { path, clock, machine, log, pause } = options;
  const { owner = ownOwner(machine.processes), isAlive = (each) => isAtWork(machine.processes, each) } = options;
  const never = new AbortController().signal;
  const waiting = () => ({ signal: options.stopping?.() ?? never, pause });
  const store = createPendingStore({ path, log, owner, isAlive, waiting, machine });
  const creates = createCreates(store, { clock, random: machine.random });
  const restores = createRestores(store, machine.random);

  function operation(owner: RestoreOwner, create: PendingCreate): PendingOperation {
    const unpaid = new Set<OwnRestore>();
    return {
      token: create.token,
      resumed: create.resumed,
      begin: create.begin,
      async planRestore(restore) {
        const own = await restores.planRestore(owner, restore);
        unpaid.add(own);
        return {
          async restored() {
            await own.restored();
            unpaid.delete(own);
          },
        };
      },
      async end(outcome) {
        await Promise.all([...unpaid].map((own) => own.leave()));
        await create.end(outcome);
      },
    };
  }

  return {
    async compact() {
      creates.beginRun();
      try {
        await store.compact();
        creates.remember(await store.read());
      } catch (failure) {
        log("warn", "the pending file could not be compacted", { problem: failure instanceof Error ? failure.message : String(failure) });
      }
    },
    create: (keys, owner) => operation(owner, creates.begin(keys)),
    change: (owner) => operation(owner, noCreate),
    begunEarlier: creates.begunEarlier,
    assumeRestores: restores.assume,
    recorded: creates.recorded,
    settle: creates.settle,
  };
}

const noCreate: PendingCreate = { ...nothingPending("an idempotency token was asked for outside of a create"), end: async () => undefined };
