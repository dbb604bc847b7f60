import type { CreateKeys } from "../../pending/create-key";
import type { Entries, OpenCreate } from "../../pending/entries";
import type { World } from "../../ports/world";
import { type BegunCreate, type Pending, PendingCreateExpired } from "../../schema";
import type { PendingStore } from "./pending-store";

/** How a create ended: made under an id, surely without effect, or nobody knows. */
export type Outcome = { readonly type: string; readonly id: string } | "without effect" | "unknown";

/** Creates that are not settled, each with the token that it is repeated with. */
export interface Creates {
  /** What was begun before is an earlier run's. */
  beginRun(): void;
  /** When an earlier run began what a plan is about to promise, in milliseconds since 1970; nothing where that is settled, or still at work. */
  begunEarlier(keysOf: () => CreateKeys): number | undefined;
  begin(keys: CreateKeys): PendingCreate;
  /** The engine names the object as recorded: its create is settled. */
  recorded(type: string, id: string): Promise<void>;
  /** The engine has taken every answer and ends this process: what was answered here is settled. */
  settle(): Promise<void>;
  /** Takes note of what earlier runs have begun, and of what they were answered. */
  remember(entries: Entries): void;
}

export interface PendingCreate extends Pick<Pending, "token" | "resumed" | "begin"> {
  /** Notes the end; never rejects, because what is not noted is taken up by the next run. */
  end(outcome: Outcome): Promise<void>;
}

interface Held {
  readonly token: string;
  readonly since: number;
  /** An earlier run had begun it. */
  readonly resumed: boolean;
  /** For the very object that is wanted now. */
  readonly same: boolean;
  /** Ids of what looked like it before it was sent. */
  readonly seenBefore?: readonly string[];
  /** Of the object that it made, where that run was told. */
  readonly id?: string;
}

export function createCreates(store: PendingStore, { clock, random }: Pick<World, "clock" | "random">): Creates {
  /** Tokens of answered creates by object: so that what was never pending costs no look into the file. */
  const answered = new Map<string, string>();
  const mine = new Set<string>();
  /** What another object of this run has begun, or goes on with, is that one's. */
  const ofThisRun = new Set<string>();
  /** As the file said when it was looked at last. */
  let known: Entries["creates"] = [];

  /** Goes on with a create that nobody alive sees to, or else begins one. */
  function take(keys: CreateKeys, lifetimeMs: number): Promise<Held> {
    return store.decide<Held>((entries) => {
      const found = openCreate(entries, keys);
      if (found) return takenUp(found, keys, lifetimeMs);
      const { held, line } = opened(keys);
      return { result: held, lines: [line] };
    });
  }

  /** Goes on with a create that nobody alive sees to, if there is one. */
  async function resume(keys: CreateKeys): Promise<Held | undefined> {
    if (!openCreate(await store.read(), keys)) return undefined;
    return store.decide<Held | undefined>((entries) => {
      const found = openCreate(entries, keys);
      return found ? takenUp(found, keys, Number.POSITIVE_INFINITY) : { result: undefined, lines: [] };
    });
  }

  /** Begins a create, in the place of the one that was gone on with. */
  async function open(keys: CreateKeys, earlier: Held | undefined, seenBefore: readonly string[] | undefined): Promise<Held> {
    const { held, line } = opened(keys, seenBefore);
    await store.append(line, ...(earlier ? [{ event: "closed", token: earlier.token } as const] : []));
    return held;
  }

  function opened({ key, name }: CreateKeys, seenBefore?: readonly string[]) {
    const [token, now] = [random.uuid(), clock.now()];
    const seen = seenBefore && { seenBefore };
    ofThisRun.add(token);
    const line = { event: "opened", token, key, name, at: new Date(now).toISOString(), owner: store.owner, ...seen } as const;
    return { held: { token, since: now, resumed: false, same: true, ...seen }, line };
  }

  function takenUp(create: OpenCreate, { key }: CreateKeys, lifetimeMs: number) {
    const { token, openedAt, seenBefore } = create;
    const id = create.state === "answered" ? { id: create.id } : {};
    // The same token with another request would be refused; another token could double the object.
    const isOther = create.key !== key && lifetimeMs !== Number.POSITIVE_INFINITY;
    const isOver = clock.now() - openedAt.getTime() >= lifetimeMs;
    if (isOther || isOver) throw new PendingCreateExpired(openedAt, remedyFor(token), { isOther, ...id });
    ofThisRun.add(token);
    const result = {
      token,
      since: openedAt.getTime(),
      resumed: true,
      same: create.key === key,
      ...(seenBefore && { seenBefore }),
      ...id,
    };
    return { result, lines: [{ event: "taken", token, owner: store.owner } as const] };
  }

  /** Of the same wish, or else of another one of its name: the wish may have been changed since that was begun. */
  function openCreate(entries: Entries, { key, name }: CreateKeys): OpenCreate | undefined {
    remember(entries);
    const free = entries.creates.filter(isFree);
    return free.find((create) => create.key === key) ?? free.find((create) => create.name === name && !ofThisRun.has(create.token));
  }

  function remedyFor(token: string): string {
    return `In either case then delete the lines with "${token}" from ${store.path}.`;
  }

  function isFree({ state, owner }: OpenCreate): boolean {
    return state === "released" || !store.isAlive(owner);
  }

  function remember({ creates }: Entries): void {
    known = creates;
    for (const create of creates) if (create.state === "answered") answered.set(`${create.type} ${create.id}`, create.token);
  }

  return {
    beginRun: () => ofThisRun.clear(),
    begunEarlier(keysOf) {
      if (known.length === 0) return undefined;
      const { key, name } = keysOf();
      const called = known.filter((create) => create.key === key || create.name === name);
      return called.find((create) => !ofThisRun.has(create.token) && isFree(create))?.openedAt.getTime();
    },
    remember,
    begin(keys) {
      let held: Promise<Held | undefined> | undefined;
      const begunAs = ({ token, since, same, seenBefore, id }: Held): BegunCreate => ({
        since,
        same,
        remedy: remedyFor(token),
        ...(seenBefore && { seenBefore }),
        ...(id !== undefined && { id }),
      });
      return {
        async token(lifetimeMs) {
          if (!held) held = take(keys, lifetimeMs);
          const token = (await held)?.token;
          if (token === undefined) throw new Error("a token was asked for a create that is begun without one");
          return token;
        },
        async resumed() {
          held ??= resume(keys);
          const earlier = await held;
          return earlier?.resumed ? begunAs(earlier) : undefined;
        },
        async begin(seenBefore) {
          const begun = open(keys, await held, seenBefore);
          held = begun;
          return begunAs(await begun);
        },
        async end(outcome) {
          // Where no token could be had, nothing was begun.
          const token = await held?.then((it) => it?.token).catch(() => undefined);
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
