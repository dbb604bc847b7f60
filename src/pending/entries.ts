import type { PendingRestore } from "../schema";
import { type Line, parseLine } from "./lines";
import type { Owner } from "./owner";

/** What the lines of a pending file amount to, oldest first. */
export interface Entries {
  readonly creates: readonly OpenCreate[];
  readonly restores: readonly OpenRestore[];
  /** How many lines make no sense. */
  readonly corrupt: number;
}

/** A create that is not settled. */
export type OpenCreate = Begun & (Unanswered | Answered);

interface Begun {
  readonly token: string;
  /** Digest of what is created and for whom. */
  readonly key: string;
  /** Digest of what it is called, and for whom. */
  readonly name?: string;
  readonly openedAt: Date;
  readonly owner: Owner;
  /** Ids of what looked like it before it was sent. */
  readonly seenBefore?: readonly string[];
}

interface Unanswered {
  readonly state: "sent" | "released";
}

interface Answered {
  readonly state: "answered";
  readonly type: string;
  readonly id: string;
}

/** What was taken from an account and not given back yet. */
export interface OpenRestore extends RestoreOwner {
  readonly id: string;
  readonly restore: PendingRestore;
  readonly owner: Owner;
  /** Its owner no longer sees to it. */
  readonly left: boolean;
}

/** Whose what is to be restored is. */
export interface RestoreOwner {
  readonly cloud: string;
  /** Digest of the settings that tell accounts apart. */
  readonly account: string;
}

/** Counts together what lines say. */
export interface Tally {
  /** @param text whole lines, following those before */
  add(text: string): void;
  entries(): Entries;
}

export function createTally(): Tally {
  const creates = new Map<string, OpenCreate>();
  const restores = new Map<string, OpenRestore>();
  let corrupt = 0;
  return {
    add(text) {
      for (const written of text.split("\n")) {
        if (written.trim() === "") continue;
        const line = parseLine(written);
        if (!line) corrupt += 1;
        else if ("token" in line) applyToCreates(creates, line);
        else applyToRestores(restores, line);
      }
    },
    entries: () => ({ creates: [...creates.values()], restores: [...restores.values()], corrupt }),
  };
}

export function readEntries(text: string): Entries {
  const tally = createTally();
  tally.add(text);
  return tally.entries();
}

/** The fewest lines that amount to the same. */
export function linesOf({ creates, restores }: Pick<Entries, "creates" | "restores">): Line[] {
  return [...creates.flatMap(linesOfCreate), ...restores.flatMap(linesOfRestore)];
}

function linesOfCreate(create: OpenCreate): Line[] {
  const { token, key, name, openedAt, owner, seenBefore } = create;
  const more = { ...(name !== undefined && { name }), ...(seenBefore && { seenBefore }) };
  const opened: Line = { event: "opened", token, key, at: openedAt.toISOString(), owner, ...more };
  if (create.state === "released") return [opened, { event: "released", token }];
  return create.state === "answered" ? [opened, { event: "answered", token, type: create.type, id: create.id }] : [opened];
}

function linesOfRestore({ id, cloud, account, restore, owner, left }: OpenRestore): Line[] {
  const pendingRestores: Line = { event: "pending-restore", id, cloud, account, restore, owner };
  return left ? [pendingRestores, { event: "left", id }] : [pendingRestores];
}

function applyToCreates(creates: Map<string, OpenCreate>, line: Extract<Line, { token: string }>): void {
  const { token } = line;
  if (line.event === "opened") {
    const { event: _event, at, ...begun } = line;
    creates.set(token, { ...begun, openedAt: new Date(at), state: "sent" });
    return;
  }
  const known = creates.get(token);
  if (!known) return;
  const { key, name, openedAt, owner, seenBefore } = known;
  const begun: Begun = { token, key, ...(name !== undefined && { name }), openedAt, owner, ...(seenBefore && { seenBefore }) };
  if (line.event === "closed") creates.delete(token);
  else if (line.event === "taken") creates.set(token, { ...begun, owner: line.owner, state: "sent" });
  else if (line.event === "released") creates.set(token, { ...begun, state: "released" });
  else creates.set(token, { ...begun, state: "answered", type: line.type, id: line.id });
}

function applyToRestores(restores: Map<string, OpenRestore>, line: Exclude<Line, { token: string }>): void {
  const { id } = line;
  const open = restores.get(id);
  if (line.event === "pending-restore") {
    const { cloud, account, restore, owner } = line;
    restores.set(id, { id, cloud, account, restore, owner, left: false });
  } else if (open) {
    if (line.event === "restored") restores.delete(id);
    else if (line.event === "left") restores.set(id, { ...open, left: true });
    else restores.set(id, { ...open, owner: line.owner, left: false });
  }
}
