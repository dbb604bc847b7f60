import { randomUUID } from "node:crypto";
import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemDisk } from "../system/disk";
import { ownProcess } from "../system/process-identity";
import { systemProcesses } from "../system/processes";
import { systemWorld } from "../system/world";
import { type Attempt, breakLock, type FoundLock, type HeldLock, readLock, stateOfHolder, tryLock } from "./lock-file";

/** A process of this machine that is over: another one has its number now. */
const ended = { ...ownProcess(), started: "1" };
const stepNames = [
  "openSync",
  "writeSync",
  "closeSync",
  "linkSync",
  "renameSync",
  "readSync",
  "lstatSync",
  "readdirSync",
  "unlinkSync",
] as const;

describe("a lock", () => {
  let folder: string;
  let path: string;
  const originals = Object.fromEntries(stepNames.map((name) => [name, fs[name]]));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "smsform-lock-"));
    path = join(folder, "the.lock");
  });
  afterEach(() => {
    Object.assign(fs, originals);
    rmSync(folder, { recursive: true, force: true });
  });

  const isOver = (holder: FoundLock) => stateOfHolder(systemProcesses, holder) === "ended" || dead.has(holder.id);
  /** Locks of attempts that are made to end half-way. */
  const dead = new Set<string>();
  const attempt = (): Attempt => tryLock(systemWorld, path, { what: "test" }, isOver);
  const held = (made: Attempt): HeldLock => {
    if (!("lock" in made)) throw new Error(`not taken: ${JSON.stringify(made)}`);
    return made.lock;
  };
  const leave = (what: object | string) => writeFileSync(path, typeof what === "string" ? what : JSON.stringify(what));

  /** Runs something just before the n-th step that others may see. @returns how many steps there were */
  function atStep(n: number, intrude: () => void, work: () => void): number {
    let steps = 0;
    for (const name of stepNames) {
      const original: (...given: readonly unknown[]) => unknown = originals[name] as never;
      Object.assign(fs, {
        [name]: (...given: readonly unknown[]) => {
          steps += 1;
          if (steps === n) {
            Object.assign(fs, originals);
            intrude();
          }
          return original(...given);
        },
      });
    }
    try {
      work();
    } finally {
      Object.assign(fs, originals);
    }
    return steps;
  }

  it("is taken by one, told to others, and free again when it is released", () => {
    const first = held(attempt());
    expect(attempt()).toMatchObject({ holder: { id: first.id, content: { what: "test" }, process: ownProcess() } });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    first.release();
    held(attempt()).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is released by its owner alone", () => {
    const first = held(attempt());
    const other = { ID: "another", Process: ownProcess() };
    leave(other);
    first.release();
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(other);
  });

  it.each([
    ["is free", () => undefined],
    ["was left by a process that ended", () => leave({ ID: "left", Process: ended })],
    [
      "was left while somebody took it over who ended, too",
      () => {
        leave({ ID: "left", Process: ended });
        writeFileSync(`${path}.left`, JSON.stringify({ ID: "half", Process: ended }));
      },
    ],
  ])("that %s goes to one of two, whenever the second comes in between", (_what, prepare) => {
    let n = 0;
    for (;;) {
      n += 1;
      rmSync(folder, { recursive: true });
      fs.mkdirSync(folder);
      prepare();
      const made: Attempt[] = [];
      const steps = atStep(
        n,
        () => made.push(attempt()),
        () => made.push(attempt()),
      );
      const owners = made.flatMap((each) => ("lock" in each ? [each.lock] : []));
      expect([n, owners.length]).toEqual([n, 1]);
      expect(readLock(systemDisk, path)?.id).toBe(owners[0]?.id);
      for (const each of owners) each.release();
      expect([n, readdirSync(folder)]).toEqual([n, []]);
      if (steps < n) break;
    }
    expect(n).toBeGreaterThan(5);
  });

  it("goes to one of two, also where the first one takes it and gives it back in between", () => {
    for (let n = 1; ; n += 1) {
      leave({ ID: "left", Process: ended });
      let second: Attempt | undefined;
      const steps = atStep(
        n,
        () => {
          const made = attempt();
          if ("lock" in made) made.lock.release();
        },
        () => {
          second = attempt();
        },
      );
      const now = readLock(systemDisk, path);
      if (second && "lock" in second) expect([n, now?.id]).toEqual([n, second.lock.id]);
      else expect([n, now]).toEqual([n, undefined]);
      rmSync(path, { force: true });
      if (steps < n) break;
    }
  });

  it("can be taken over by the next one, at whichever step the last one was killed that took it over", () => {
    for (let n = 1; ; n += 1) {
      leave({ ID: randomUUID(), Process: ended });
      const killed = () => {
        throw new Error("killed");
      };
      const steps = atStep(
        n,
        () => {
          // From now on it does nothing any more, whatever it still tries.
          Object.assign(fs, Object.fromEntries(stepNames.map((name) => [name, killed])));
          killed();
        },
        () => {
          try {
            attempt();
          } catch (problem) {
            expect(problem).toMatchObject({ message: "killed" });
          }
        },
      );
      for (const name of readdirSync(folder)) {
        const id = readLock(systemDisk, join(folder, name))?.id;
        if (id) dead.add(id);
      }
      const lock = held(attempt());
      expect([n, readLock(systemDisk, path)?.id]).toEqual([n, lock.id]);
      expect([n, readdirSync(folder)]).toEqual([n, ["the.lock"]]);
      lock.release();
      if (steps < n) break;
    }
  });

  it.each([
    ["half-written", () => leave('{"ID":"le')],
    ["without an id", () => leave({ Process: ended })],
    ["with an id that leads to another folder", () => leave({ ID: "../x", Process: ended })],
    [
      "that is a link",
      () => {
        writeFileSync(join(folder, "target"), JSON.stringify({ ID: "target", Process: ended }));
        symlinkSync("target", path);
      },
    ],
  ])("%s is nobody's, keeps a name, and is taken over where that is allowed", (_what, prepare) => {
    prepare();
    const found = readLock(systemDisk, path);
    expect(found).toMatchObject({ id: expect.stringMatching(/^damaged-[0-9a-f]{12}$/), process: undefined });
    expect(readLock(systemDisk, path)).toEqual(found);
    expect(attempt()).toEqual({ holder: found });
    const lock = held(tryLock(systemWorld, path, {}, () => true));
    expect(readLock(systemDisk, path)?.id).toBe(lock.id);
  });

  it("is broken on somebody's word only while it is the one that was meant", () => {
    const lock = held(attempt());
    expect(breakLock(systemWorld, path, "another")).toBe(false);
    expect(readLock(systemDisk, path)?.id).toBe(lock.id);
    expect(breakLock(systemWorld, path, lock.id)).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
    expect(breakLock(systemWorld, path, lock.id)).toBe(false);
  });

  it("is taken by one alone where the file system has no links", () => {
    const refuse = () => {
      throw Object.assign(new Error("no links"), { code: "EPERM" });
    };
    Object.assign(fs, { linkSync: refuse });
    leave({ ID: "left", Process: ended });
    const lock = held(attempt());
    expect(attempt()).toMatchObject({ holder: { id: lock.id } });
    lock.release();
    held(attempt()).release();
    expect(readdirSync(folder)).toEqual([]);
  });
});
