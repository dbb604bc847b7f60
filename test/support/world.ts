/** A world in one process: a disk in memory, chance that repeats itself, a clock that moves when somebody waits, an emulator without a socket. */
import { createClock, createEmulator, type EmulatorOptions, exchangeWith } from "../../src/emulator";
import type { Clock } from "../../src/ports/clock";
import type { Disk } from "../../src/ports/disk";
import type { Exchange } from "../../src/ports/exchange";
import type { ProcessIdentity } from "../../src/ports/processes";
import type { World } from "../../src/ports/world";
import { memoryDisk } from "./memory-disk";
import { seeded } from "./random";

/** A process of the world was killed: nothing that it still tries has an effect. */
export class Killed extends Error {
  override readonly name = "Killed";
}

export interface TestWorld {
  readonly emulator: Awaited<ReturnType<typeof createEmulator>>;
  readonly time: ReturnType<typeof createClock>;
  readonly disk: ReturnType<typeof memoryDisk>;
  write(path: string, text: string): void;
  /** Begins a process. With `killedAt` it ends at the n-th change that it makes to the disk or to a platform, before that one. */
  begin(options?: { readonly killedAt?: number }): TestProcess;
}

export interface TestProcess extends World {
  /** Changes that it has made. */
  changes(): number;
  isKilled(): boolean;
  /** It has come to its end. */
  end(): void;
}

export const emulatorUrl = "http://emulator.test";

export async function createWorld(seed: number, options: EmulatorOptions = {}): Promise<TestWorld> {
  const random = seeded(seed);
  const time = createClock({ offsetMs: 0, frozenAt: Date.UTC(2031, 0, 1) });
  const disk = memoryDisk();
  const emulator = await createEmulator({ clock: time, random: random.fraction, disk, ...options });
  const running = new Set<number>();
  let lastPid = 0;

  const clock: Clock = {
    now: time.now,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      time.advance(ms);
    },
  };

  function begin({ killedAt = Number.POSITIVE_INFINITY }: { readonly killedAt?: number } = {}): TestProcess {
    lastPid += 1;
    const pid = lastPid;
    running.add(pid);
    let changes = 0;
    const alive = () => {
      if (!running.has(pid)) throw new Killed(`process ${pid} was killed`);
    };
    const change = () => {
      alive();
      if (changes + 1 >= killedAt) running.delete(pid);
      alive();
      changes += 1;
    };
    const own: ProcessIdentity = { host: "world", boot: "1", namespace: "1", pid, started: String(pid) };
    return {
      clock: {
        now: clock.now,
        async sleep(ms, signal) {
          alive();
          await clock.sleep(ms, signal);
        },
      },
      random,
      disk: guarded(disk, alive, change),
      exchange: exchangeUntilKilled(emulator, alive, change),
      processes: {
        own: () => own,
        parent: () => 1,
        user: () => "somebody@world",
        home: () => "/home/somebody",
        stateOf: (each) => (running.has(each.pid) ? "running" : "ended"),
        parentOf: (each) => (running.has(each) ? 1 : undefined),
        answersSignals: (each) => running.has(each),
        run: () => Promise.reject(new Error("this world runs no programs")),
      },
      changes: () => changes,
      isKilled: () => !running.has(pid) && changes + 1 >= killedAt,
      end: () => running.delete(pid),
    };
  }

  return {
    emulator,
    time,
    disk,
    begin,
    write(path, text) {
      disk.makeFolder(path.slice(0, path.lastIndexOf("/")));
      disk.create(path, text);
    },
  };
}

/** The disk as one process sees it: until it is killed. */
function guarded(disk: Disk, alive: () => void, change: () => void): Disk {
  const after = <A extends unknown[], R>(first: () => void, work: (...given: A) => R) => {
    return (...given: A): R => {
      first();
      return work(...given);
    };
  };
  const later = <A extends unknown[], R>(first: () => void, work: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      first();
      return work(...given);
    };
  };
  return {
    look: after(alive, disk.look),
    list: after(alive, disk.list),
    makeFolder: after(alive, disk.makeFolder),
    read: after(alive, disk.read),
    readMeanwhile: later(alive, disk.readMeanwhile),
    readInput: later(alive, disk.readInput),
    readPart: later(alive, disk.readPart),
    create: after(change, disk.create),
    createMeanwhile: later(change, disk.createMeanwhile),
    edit(path) {
      alive();
      const file = disk.edit(path);
      return { write: after(change, file.write), close: file.close };
    },
    append: later(change, disk.append),
    rename: after(change, disk.rename),
    link: after(change, disk.link),
    remove: after(change, disk.remove),
    lockedBy: after(alive, disk.lockedBy),
  };
}

/** Requests go straight into the emulator, until the process is killed. */
function exchangeUntilKilled(emulator: TestWorld["emulator"], alive: () => void, change: () => void): Exchange {
  const { open, send } = exchangeWith(emulator);
  return {
    open,
    async send(request, timeoutMs, signal) {
      signal?.throwIfAborted();
      if (request.method === "GET") alive();
      else change();
      try {
        return await send(request, timeoutMs, signal);
      } finally {
        alive();
      }
    },
  };
}
