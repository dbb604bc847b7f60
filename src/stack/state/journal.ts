/**
 * What a run has done so far, one line a step, appended before the next step begins.
 *
 * A run that ends well merges the journal into the state and removes it. After a killed run the next one finds it:
 * finished steps are merged, a create that was begun and not finished is begun again with the same token, and what was
 * taken from a platform and not given back is given back.
 */
import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import type { Debt } from "../../schema";
import { StateUnusable } from "./format";
import { readEntries } from "./journal-entries";
import { instanceFromEntry, instanceToEntry } from "./journal-instances";
import type { Entry } from "./journal-schema";
import { type Instance, type State, StateEditor } from "./state";
import { codeOf, digestOfFile } from "./state-file";

/** A create that was begun; it is settled by a finished step for the same address. */
export interface BegunCreate {
  readonly address: string;
  readonly token: string;
  /** Digest of what was asked for: a token stands for one request. */
  readonly wanted: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Something to be given back to an account. */
export interface OpenDebt {
  readonly id: string;
  readonly cloud: string;
  /** Key of the provider block with the account. */
  readonly provider: string;
  readonly debt: Debt;
}

/** What is still open when a run ends, and goes on to the next one. */
export interface Open {
  readonly begun: ReadonlyMap<string, BegunCreate>;
  readonly debts: ReadonlyMap<string, OpenDebt>;
}

export interface Recovered extends Open {
  readonly state: State;
  /** Steps of an earlier run that are not in the state file. */
  readonly steps: number;
}

/** The state with the steps of an unfinished run laid over it. @throws StateUnusable */
export function recover(path: string, state: State, statePath: string): Recovered {
  const entries = readEntries(path);
  const begun = new Map<string, BegunCreate>();
  const debts = new Map<string, OpenDebt>();
  const isNew = state.serial === 0 && state.instances.size === 0;
  const merged = entries.some((entry) => entry.step === "merge" && entry.digest === digestOfFile(statePath));
  const header = entries.find((entry) => entry.step === "run");
  const changes = entries.filter(({ step }) => step === "done" || step === "depose" || step === "restore");
  if (header && changes.length > 0 && !merged && !isNew && (header.lineage !== state.lineage || header.serial !== state.serial)) {
    throw new StateUnusable(
      `The journal ${path} belongs to serial ${header.serial} of state ${header.lineage}, but the state is at serial ${state.serial} of ${state.lineage}: ` +
        "another program has changed the state since a run of smsform was cut off. Compare the two, bring the state up to date " +
        "(smsform import for objects it misses), then delete the journal.",
    );
  }
  const editor = new StateEditor(isNew && header ? { ...state, lineage: header.lineage } : state);
  for (const entry of entries) {
    switch (entry.step) {
      case "begin":
        begun.set(entry.address, entry);
        break;
      case "drop":
        begun.delete(entry.address);
        break;
      case "owe":
        debts.set(entry.id, entry);
        break;
      case "paid":
        debts.delete(entry.id);
        break;
      case "depose":
        if (!merged) editor.depose(entry.address, entry.deposed);
        break;
      case "restore":
        if (!merged) editor.restore(entry.address, entry.deposed);
        break;
      case "done":
        if (entry.deposed === undefined) begun.delete(entry.address);
        if (!merged) editor.set(entry.address, instanceFromEntry(entry), entry.deposed);
        break;
    }
  }
  return { state: editor.result(), begun, debts, steps: merged ? 0 : changes.length };
}

export interface Journal {
  begin(create: BegunCreate): void;
  /** A begun create that surely had no effect. */
  drop(address: string): void;
  owe(debt: OpenDebt): void;
  paid(id: string): void;
  /** The object at an address becomes a predecessor that waits for its deletion. */
  depose(address: string, deposedKey: string): void;
  /** The predecessor takes its place again, because no successor was made. */
  restore(address: string, deposedKey: string): void;
  done(address: string, instance: Instance | null, deposedKey?: string): void;
  /** The state file is about to become one with this digest, in which all steps are merged: then they count no more. */
  merge(digest: string): void;
  /** Ends the run: removes the journal, or leaves only what is still open. */
  close(): void;
}

/** Begins a journal for a run that starts from `base`; what an earlier run left open is carried over. */
export function openJournal(path: string, base: State, carried: Open): Journal {
  const begun = new Map(carried.begun);
  const debts = new Map(carried.debts);
  let file: number | undefined;
  const append = (entry: Entry) => {
    file ??= begin(path, base, carried);
    writeSync(file, `${JSON.stringify(entry)}\n`);
  };
  return {
    begin(create) {
      begun.set(create.address, create);
      append({ step: "begin", ...create });
    },
    drop(address) {
      if (begun.delete(address)) append({ step: "drop", address });
    },
    owe(debt) {
      debts.set(debt.id, debt);
      append({ step: "owe", ...debt });
    },
    paid(id) {
      if (debts.delete(id)) append({ step: "paid", id });
    },
    depose: (address, deposed) => append({ step: "depose", address, deposed }),
    restore: (address, deposed) => append({ step: "restore", address, deposed }),
    done(address, instance, deposedKey) {
      if (deposedKey === undefined) begun.delete(address);
      append({ step: "done", address, ...(deposedKey !== undefined && { deposed: deposedKey }), ...instanceToEntry(instance, deposedKey) });
    },
    merge: (digest) => append({ step: "merge", digest }),
    close() {
      if (file !== undefined) closeSync(file);
      if (begun.size + debts.size > 0) closeSync(begin(path, base, { begun, debts }));
      else rmSync(path, { force: true });
    },
  };
}

/** Notes in the journal of a run that was cut off that its steps are about to be merged into a state file with this digest. */
export function markMerged(path: string, digest: string): void {
  closeSync(write(path, [...readEntries(path), { step: "merge", digest }]));
}

/** A new journal takes the place of an old one in one step: what the old one holds open is in either, whenever a run dies. */
function begin(path: string, base: State, { begun, debts }: Open): number {
  const entries: Entry[] = [
    { step: "run", lineage: base.lineage, serial: base.serial },
    ...[...begun.values()].map((create) => ({ step: "begin" as const, ...create })),
    ...[...debts.values()].map((debt) => ({ step: "owe" as const, ...debt })),
  ];
  return write(path, entries);
}

function write(path: string, entries: readonly Entry[]): number {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = openSync(temporary, "w", 0o600);
    writeSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    renameSync(temporary, path);
    return file;
  } catch (problem) {
    rmSync(temporary, { force: true });
    throw new StateUnusable(
      `The journal ${path} cannot be written (${codeOf(problem)}). Nothing was sent: make the folder writable and run again.`,
    );
  }
}
