/**
 * What a run has done so far, one line a step, appended before the next step begins.
 *
 * A run that ends well merges the journal into the state and removes it. After a killed run the next one finds it:
 * finished steps are merged, and a create that was begun and not finished is begun again with the same token.
 */
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { z } from "zod";
import { type InstanceJson, instanceFromJson, instanceToJson, StateUnusable } from "./format";
import { type Instance, type State, StateEditor } from "./state";
import { codeOf, isMissing } from "./state-file";

/** A create that was begun; it is settled by a finished step for the same address. */
export interface BegunCreate {
  readonly address: string;
  readonly token: string;
  /** Digest of what was asked for: a token stands for one request. */
  readonly wanted: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const entrySchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("run"), lineage: z.string(), serial: z.number() }),
  z.object({ step: z.literal("begin"), address: z.string(), token: z.string(), wanted: z.string(), at: z.number() }),
  z.object({ step: z.literal("drop"), address: z.string() }),
  z.object({ step: z.literal("depose"), address: z.string(), deposed: z.string() }),
  z.object({ step: z.literal("restore"), address: z.string(), deposed: z.string() }),
  z.object({
    step: z.literal("done"),
    address: z.string(),
    deposed: z.string().optional(),
    mode: z.enum(["managed", "data"]).optional(),
    type: z.string().optional(),
    name: z.string().optional(),
    provider: z.string().optional(),
    instance: z.looseObject({ schema_version: z.number() }).nullable(),
  }),
]);
type Entry = z.infer<typeof entrySchema>;

export interface Recovered {
  readonly state: State;
  readonly begun: ReadonlyMap<string, BegunCreate>;
  /** Steps of an earlier run that were not in the state. */
  readonly steps: number;
}

/** The state with the steps of an unfinished run laid over it. @throws StateUnusable */
export function recover(path: string, state: State): Recovered {
  const entries = readEntries(path);
  const begun = new Map<string, BegunCreate>();
  let lineage = state.lineage;
  const editor = new StateEditor(state);
  let steps = 0;
  for (const entry of entries) {
    switch (entry.step) {
      case "run":
        if (
          entry.serial > 0 &&
          (entry.lineage !== state.lineage || entry.serial !== state.serial) &&
          entries.some(({ step }) => step === "done")
        ) {
          throw new StateUnusable(
            `The journal ${path} belongs to serial ${entry.serial} of state ${entry.lineage}, but the state is at serial ${state.serial} of ${state.lineage}: ` +
              "another program has changed the state since a run of smsform was cut off. Compare the two, bring the state up to date " +
              "(smsform import for objects it misses), then delete the journal.",
          );
        }
        if (entry.serial === 0 && state.serial === 0) lineage = entry.lineage;
        break;
      case "begin":
        begun.set(entry.address, entry);
        break;
      case "drop":
        begun.delete(entry.address);
        break;
      case "depose":
        editor.depose(entry.address, entry.deposed);
        steps++;
        break;
      case "restore":
        editor.restore(entry.address, entry.deposed);
        steps++;
        break;
      case "done":
        begun.delete(entry.address);
        editor.set(entry.address, instanceOf(entry), entry.deposed);
        steps++;
    }
  }
  const recovered = editor.result();
  return { state: lineage === state.lineage ? recovered : { ...recovered, lineage }, begun, steps };
}

export interface Journal {
  begin(create: BegunCreate): void;
  /** A begun create that surely had no effect. */
  drop(address: string): void;
  /** The object at an address becomes a predecessor that waits for its deletion. */
  depose(address: string, deposedKey: string): void;
  /** The predecessor takes its place again, because no successor was made. */
  restore(address: string, deposedKey: string): void;
  done(address: string, instance: Instance | null, deposedKey?: string): void;
  /** Ends the run: removes the journal, or leaves only the creates that are still open. */
  close(): void;
}

/** Begins a journal for a run that starts from `base`; creates that an earlier run left open are carried over. */
export function openJournal(path: string, base: State, carried: ReadonlyMap<string, BegunCreate>): Journal {
  const open = new Map(carried);
  let file: number | undefined;
  const write = (entry: Entry) => {
    file ??= begin(path, base, carried);
    writeSync(file, `${JSON.stringify(entry)}\n`);
  };
  return {
    begin(create) {
      open.set(create.address, create);
      write({ step: "begin", ...create });
    },
    drop(address) {
      if (open.delete(address)) write({ step: "drop", address });
    },
    depose: (address, deposed) => write({ step: "depose", address, deposed }),
    restore: (address, deposed) => write({ step: "restore", address, deposed }),
    done(address, instance, deposedKey) {
      if (deposedKey === undefined) open.delete(address);
      const holder = instance && { ...holderOf(instance), instance: instanceToJson(instance, deposedKey) };
      write({ step: "done", address, ...(deposedKey !== undefined && { deposed: deposedKey }), ...(holder ?? { instance: null }) });
    },
    close() {
      if (file !== undefined) closeSync(file);
      rmSync(path, { force: true });
      if (open.size > 0) closeSync(begin(path, { ...base, serial: 0 }, open));
    },
  };
}

function begin(path: string, base: State, carried: ReadonlyMap<string, BegunCreate>): number {
  try {
    const file = openSync(path, "w", 0o600);
    writeSync(file, `${JSON.stringify({ step: "run", lineage: base.lineage, serial: base.serial } satisfies Entry)}\n`);
    for (const create of carried.values()) writeSync(file, `${JSON.stringify({ step: "begin", ...create } satisfies Entry)}\n`);
    return file;
  } catch (problem) {
    throw new StateUnusable(
      `The journal ${path} cannot be written (${codeOf(problem)}). Nothing was sent: make the folder writable and run again.`,
    );
  }
}

function readEntries(path: string): Entry[] {
  if (!existsSync(path)) return [];
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (problem) {
    if (isMissing(problem)) return [];
    throw new StateUnusable(`The journal ${path} cannot be read (${codeOf(problem)}). Check its permissions.`);
  }
  const lines = text.split("\n");
  // A killed run may have cut off its last line; that step is not finished.
  lines.pop();
  return lines.map((line, i) => {
    try {
      return entrySchema.parse(JSON.parse(line));
    } catch {
      throw new StateUnusable(
        `Line ${i + 1} of the journal ${path} is damaged. Nothing was changed. The journal tells what an interrupted run did: repair or move it away, then compare with smsform plan.`,
      );
    }
  });
}

function holderOf({ address: { mode, type, name }, provider }: Instance) {
  return { mode, type, name, provider };
}

function instanceOf(entry: Extract<Entry, { step: "done" }>): Instance | null {
  const { mode, type, name, provider, instance } = entry;
  if (!instance || !mode || !type || !name || !provider) return null;
  return instanceFromJson({ mode, type, name, provider }, instance as InstanceJson);
}
