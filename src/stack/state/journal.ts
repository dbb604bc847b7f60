/**
 * What a run has done so far, one line a step, appended before the next step begins.
 *
 * A run that ends well merges the journal into the state and removes it. After a killed run the next one finds it:
 * finished steps are merged, a create that was begun and not finished is begun again with the same token, and what was
 * taken from a platform and not given back is given back.
 */

import { replaceFile } from "../../files/replace-file";
import type { Machine } from "../../ports/world";
import type { PendingRestore } from "../../schema";
import { formatJson } from "../../schema/text/json";
import { parseAddress } from "../address";
import { StateUnusable } from "./format";
import { readEntries } from "./journal-entries";
import { instanceFromEntry, instanceToEntry } from "./journal-instances";
import type { Entry } from "./journal-schema";
import { JournalUnwritable } from "./journal-unwritable";
import { type InstanceMove, renameDependencies } from "./move-instances";
import { type Instance, type State, StateEditor } from "./state";
import { digestOfFile } from "./state-file";

/** A create that was begun; it is settled by the finished step that says so. */
export interface BegunCreate {
  readonly address: string;
  readonly token: string;
  /** Digest of what was asked for: a token stands for one request. */
  readonly wanted: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Ids of what looked like it before it was sent. */
  readonly seenBefore?: readonly string[] | undefined;
}

/** Something to be given back to an account. */
export interface OpenRestore {
  readonly id: string;
  readonly cloud: string;
  /** Key of the provider block with the account. */
  readonly provider: string;
  readonly restore: PendingRestore;
}

/** What is still open when a run ends, and goes on to the next one. */
export interface Open {
  readonly begun: ReadonlyMap<string, BegunCreate>;
  readonly restores: ReadonlyMap<string, OpenRestore>;
}

export interface Recovered extends Open {
  readonly state: State;
  /** Steps of an earlier run that are not in the state file. */
  readonly steps: number;
  /** All steps are in the state file, but the journal holds them still. */
  readonly isMerged: boolean;
}

/** The state with the steps of an unfinished run laid over it. @throws StateUnusable */
export function recover({ disk }: Machine, path: string, state: State, statePath: string): Recovered {
  const entries = readEntries(disk, path);
  const begun = new Map<string, BegunCreate>();
  const restores = new Map<string, OpenRestore>();
  const isNew = state.serial === 0 && state.instances.size === 0;
  const merged = entries.some((entry) => entry.step === "merge" && entry.digest === digestOfFile(disk, statePath));
  const header = entries.find((entry) => entry.step === "run");
  const changes = entries.filter(({ step }) => step === "done" || step === "move" || step === "depose" || step === "restore");
  if (header && changes.length > 0 && !merged && !isNew && (header.lineage !== state.lineage || header.serial !== state.serial)) {
    throw new StateUnusable(
      `The journal ${path} belongs to serial ${header.serial} of state ${header.lineage}, but the state is at serial ${state.serial} of ${state.lineage}: ` +
        "another program has changed the state since that run was cut off. Compare the two, bring the state up to date " +
        "(smsform import for objects it misses), then delete the journal.",
    );
  }
  const editor = new StateEditor(isNew && header ? { ...state, lineage: header.lineage } : state);
  const moves: InstanceMove[] = [];
  for (const entry of entries) {
    switch (entry.step) {
      case "begin":
        begun.set(entry.address, entry);
        break;
      case "drop":
        begun.delete(entry.address);
        break;
      case "pending-restore":
        restores.set(entry.id, entry);
        break;
      case "restore-done":
        restores.delete(entry.id);
        break;
      case "depose":
        if (!merged) editor.depose(entry.address, entry.deposed);
        break;
      case "restore":
        if (!merged) editor.restore(entry.address, entry.deposed);
        break;
      case "move":
        if (merged) break;
        editor.leave(entry.from);
        for (const place of entry.places) editor.set(place.address, instanceFromEntry(place), place.deposed);
        moves.push(...movesIn(entry));
        break;
      case "done":
        if (entry.deposed === undefined && !entry.isOpen) begun.delete(entry.address);
        if (!merged) editor.set(entry.address, instanceFromEntry(entry), entry.deposed);
        break;
    }
  }
  return {
    state: renameDependencies(editor.result(), moves),
    begun,
    restores,
    steps: merged ? 0 : changes.length,
    isMerged: merged && changes.length > 0,
  };
}

/** A line tells of one object, with its predecessors. */
function movesIn({ from, places }: Extract<Entry, { readonly step: "move" }>): InstanceMove[] {
  const [source, target] = [parseAddress(from), parseAddress(places[0]?.address ?? "")];
  return source && target ? [{ from: source, to: target }] : [];
}

/**
 * Steps that come before something is sent throw JournalUnwritable where they cannot be written, from then on always: what is not
 * written down is not sent. Steps that tell what has happened never throw: the run goes to its end and saves what it knows.
 */
export interface Journal {
  /** Aborted when a step could not be written, with a JournalUnwritable as reason: nothing new should begin. */
  readonly failed: AbortSignal;
  /** It is on the disk when this returns. @throws JournalUnwritable */
  begin(create: BegunCreate): Promise<void>;
  /** A begun create that surely had no effect. */
  drop(address: string): void;
  /** It is on the disk when this returns. @throws JournalUnwritable */
  planRestore(restore: OpenRestore): Promise<void>;
  restored(id: string): void;
  /** The object at an address becomes a predecessor that waits for its deletion. The create that follows is refused where this fails. */
  depose(address: string, deposedKey: string): void;
  /** The predecessor takes its place again, because no successor was made. */
  restore(address: string, deposedKey: string): void;
  /** @param end `settles`: this is what a create that was begun there has come to */
  done(address: string, instance: Instance | null, end?: { readonly deposedKey?: string | undefined; readonly settles?: boolean }): void;
  /** An object and its predecessors, by deposed key, have another address now. */
  move(from: string, to: string, object: Instance | undefined, predecessors: ReadonlyMap<string, Instance>): void;
  /** The state file is about to become one with this digest, in which all steps are merged: then they count no more. @throws JournalUnwritable */
  merge(digest: string): void;
  /** Ends a run whose steps are in the state: removes the journal, or leaves only what is still open. */
  close(): void;
  /** Ends a run whose steps are not in the state: the next one takes up all of them. */
  leave(): void;
}

/** Begins a journal for a run that starts from `base`; what an earlier run left open is carried over. @throws JournalUnwritable */
export function openJournal(machine: Machine, path: string, base: State, carried: Open): Journal {
  const begun = new Map(carried.begun);
  const restores = new Map(carried.restores);
  const header = headerOf(base, carried);
  const file = writable(path, () => {
    replaceFile(machine, path, header);
    return machine.disk.edit(path);
  });
  const failed = new AbortController();
  let end = Buffer.byteLength(header);
  const append = (entry: Entry) => {
    try {
      // What a failed attempt left behind is written over; at the very end it counts as a line that was cut off.
      end = writable(path, () => file.write(lineOf(entry), end));
    } catch (failure) {
      failed.abort(failure);
      throw failure;
    }
  };
  let flushing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  /** What is written down together is flushed together. */
  const flushed = (): Promise<void> => {
    next ??= flushing.then(() => {
      next = undefined;
      flushing = file.flushMeanwhile();
      return flushing;
    });
    return next;
  };
  /** Adds to what is open what is about to be sent; what is not on the disk is not sent. */
  const beforehand = async <T>(entry: Entry, open: Map<string, T>, key: string, what: T) => {
    failed.signal.throwIfAborted();
    append(entry);
    open.set(key, what);
    try {
      await flushed();
    } catch (problem) {
      open.delete(key);
      const failure = new JournalUnwritable(path, problem);
      failed.abort(failure);
      throw failure;
    }
  };
  const afterwards = (entry: Entry) => {
    try {
      append(entry);
    } catch {
      // `failed` tells it; what has happened is known to the run and goes into the state at its end.
    }
  };
  return {
    failed: failed.signal,
    begin: (create) => beforehand({ step: "begin", ...create }, begun, create.address, create),
    drop(address) {
      if (begun.delete(address)) afterwards({ step: "drop", address });
    },
    planRestore: (restore) => beforehand({ step: "pending-restore", ...restore }, restores, restore.id, restore),
    restored(id) {
      if (restores.delete(id)) afterwards({ step: "restore-done", id });
    },
    depose: (address, deposed) => afterwards({ step: "depose", address, deposed }),
    restore: (address, deposed) => afterwards({ step: "restore", address, deposed }),
    done(address, instance, { deposedKey, settles = false } = {}) {
      if (settles) begun.delete(address);
      const isOpen = deposedKey === undefined && begun.has(address);
      afterwards({ step: "done", ...instanceToEntry(address, instance, deposedKey), ...(isOpen && { isOpen }) });
    },
    move(from, to, object, predecessors) {
      const deposed = [...predecessors].map(([key, each]) => instanceToEntry(to, each, key));
      afterwards({ step: "move", from, places: [...(object ? [instanceToEntry(to, object, undefined)] : []), ...deposed] });
    },
    merge(digest) {
      append({ step: "merge", digest });
      writable(path, () => file.flush());
    },
    close() {
      file.close();
      rewrite(machine, path, base, { begun, restores });
    },
    leave: () => file.close(),
  };
}

/** Notes in the journal of a run that was cut off that its steps are about to be merged into a state file with this digest. @throws JournalUnwritable */
export function markMerged(machine: Machine, path: string, digest: string): void {
  const entries: Entry[] = [...readEntries(machine.disk, path), { step: "merge", digest }];
  writable(path, () => replaceFile(machine, path, entries.map(lineOf).join("")));
}

/** Leaves of a journal whose steps are in the state only what is open; nothing where nothing is. */
export function rewrite(machine: Machine, path: string, base: State, open: Open): void {
  try {
    shorten(machine, path, base, open);
  } catch {
    // The longer journal says the same: its steps are marked as merged.
  }
}

/**
 * The same before the state is written by whoever keeps no journal: the mark names the state file as it is, and with another one in its
 * place the steps would count anew. @throws JournalUnwritable
 */
export function shorten(machine: Machine, path: string, base: State, open: Open): void {
  writable(path, () => {
    if (open.begun.size + open.restores.size === 0) machine.disk.remove(path);
    else replaceFile(machine, path, headerOf(base, open));
  });
}

/** How a journal begins. It takes an old one's place in one step: what the old one holds open is in either, whenever a run dies. */
function headerOf(base: State, { begun, restores }: Open): string {
  const entries: Entry[] = [
    { step: "run", lineage: base.lineage, serial: base.serial },
    ...[...begun.values()].map((create) => ({ step: "begin" as const, ...create })),
    ...[...restores.values()].map((restore) => ({ step: "pending-restore" as const, ...restore })),
  ];
  return entries.map(lineOf).join("");
}

function lineOf(entry: Entry): string {
  return `${formatJson(entry)}\n`;
}

function writable<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (problem) {
    throw new JournalUnwritable(path, problem);
  }
}
