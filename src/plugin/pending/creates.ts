import { randomUUID } from "node:crypto";
import { type Clock, type Pending, PendingCreateExpired } from "../../schema";
import type { Entries, OpenCreate } from "./entries";
import type { PendingStore } from "./pending-store";

/** How a create ended: made under an id, surely without effect, or nobody knows. */
export type Outcome = { readonly type: string; readonly id: string } | "without effect" | "unknown";

/** Creates that are not settled, each with the token that it is repeated with. */
export interface Creates {
  /** @param key digest of what is created and for whom */
  begin(key: string): PendingCreate;
  /** The engine names the object as recorded: its create is settled. */
  recorded(type: string, id: string): Promise<void>;
  /** The engine has taken every answer and ends this process: what was answered here is settled. */
  settle(): Promise<void>;
  /** Takes note of what earlier runs were answered. */
  remember(entries: Entries): void;
}

export interface PendingCreate extends Pick<Pending, "token" | "resumed"> {
  /** Notes the end; never rejects, because what is not noted is taken up by the next run. */
  end(outcome: Outcome): Promise<void>;
}

interface Taken {
  readonly token: string;
  readonly resumed: boolean;
}

export function createCreates(store: PendingStore, clock: Clock): Creates {
  /** Tokens of answered creates by object: so that what was never pending costs no look into the file. */
  const answered = new Map<string, string>();
  const mine = new Set<string>();

  function take(key: string, lifetimeMs: number): Promise<Taken> {
    return store.decide<Taken>((entries) => {
      remember(entries);
      const { owner } = store;
      const found = entries.creates.find((create) => create.key === key && isFree(create));
      if (!found) {
        const token = randomUUID();
        const lines = [{ event: "opened", token, key, at: new Date(clock.now()).toISOString(), owner } as const];
        return { result: { token, resumed: false }, lines };
      }
      const { token, openedAt } = found;
      if (clock.now() - openedAt.getTime() >= lifetimeMs) {
        throw new PendingCreateExpired(openedAt, `In either case then delete the lines with "${token}" from ${store.path}.`);
      }
      return { result: { token, resumed: true }, lines: [{ event: "taken", token, owner }] };
    });
  }

  function isFree({ state, owner }: OpenCreate): boolean {
    return state === "released" || !store.isAlive(owner);
  }

  function remember({ creates }: Entries): void {
    for (const create of creates) if (create.state === "answered") answered.set(`${create.type} ${create.id}`, create.token);
  }

  return {
    remember,
    begin(key) {
      let taken: Promise<Taken> | undefined;
      return {
        async token(lifetimeMs) {
          taken ??= take(key, lifetimeMs);
          return (await taken).token;
        },
        async resumed() {
          if (!taken) throw new Error("whether a create is resumed was asked before its token");
          return (await taken).resumed;
        },
        async end(outcome) {
          // Where no token could be had, nothing was begun.
          const token = await taken?.then((it) => it.token).catch(() => undefined);
          if (token === undefined) return;
          if (outcome === "unknown") return store.note({ event: "released", token });
          if (outcome === "without effect") return store.note({ event: "closed", token });
          mine.add(token);
          answered.set(`${outcome.type} ${outcome.id}`, token);
          await store.note({ event: "answered", token, ...outcome });
        },
      };
    },
    async recorded(type, id) {
      const token = answered.get(`${type} ${id}`);
      if (token === undefined) return;
      await store.note({ event: "closed", token });
      answered.delete(`${type} ${id}`);
      mine.delete(token);
    },
    async settle() {
      if (mine.size === 0) return;
      await store.note(...[...mine].map((token) => ({ event: "closed", token }) as const));
      mine.clear();
    },
  };
}
