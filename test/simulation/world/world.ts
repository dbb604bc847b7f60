/** A world in one process: a disk in memory, chance that repeats itself, a clock that moves when somebody waits, an emulator without a socket. */
import { dirname } from "node:path";
import type { EmulatorOptions } from "../../../src/emulator";
import type { Clock } from "../../../src/ports/clock";
import type { ProcessIdentity } from "../../../src/ports/processes";
import type { World } from "../../../src/ports/world";
import { memoryDisk } from "../../support/memory-disk";
import { chanceOf } from "./chance";
import { type Bring, newEmulator, type Standing } from "./emulators";
import { type Act, allWell, type FateOf } from "./fate";
import { guardedDisk } from "./guarded-disk";
import { guardedExchange } from "./guarded-exchange";

/** A process of the world was killed: nothing that it still tries has an effect. */
export class Killed extends Error {
  override readonly name = "Killed";
}

export interface TestWorld extends Standing {
  readonly disk: ReturnType<typeof memoryDisk>;
  /** Milliseconds by which the machines' clocks are ahead of the platforms'. */
  skewMs: number;
  write(path: string, content: string | Uint8Array): void;
  begin(options?: Beginning): TestProcess;
}

export interface Beginning {
  /** It ends at the n-th change that it makes to the disk or to a platform, before that one. */
  readonly killedAt?: number;
  readonly fateOf?: FateOf;
  /** The machine on which it runs: from others nobody can tell whether it still does. */
  readonly host?: string;
}

export interface TestProcess extends World {
  /** Changes that it has made. */
  changes(): number;
  isKilled(): boolean;
  /** It would have gone on for ever. */
  isEndless(): boolean;
  /** What a run in it comes to; undefined where the process is killed meanwhile: nobody hears of what it came to. */
  during<T>(run: Promise<T>): Promise<T | undefined>;
  /** It has come to its end. */
  end(): void;
}

/** Whatever a process does, it has done it by then: one that goes on is killed. */
const mostLooks = 20_000;

export const emulatorUrl = "http://emulator.test";

/** With an emulator of its own. */
export function createWorld(seed: number, options: EmulatorOptions = {}): Promise<TestWorld> {
  return worldWith(newEmulator(options), seed);
}

/** @param files that are on the disk from the beginning, by path */
export async function worldWith(bring: Bring, seed: number, files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<TestWorld> {
  const random = chanceOf(seed);
  const disk = memoryDisk();
  const write: TestWorld["write"] = (path, content) => {
    disk.makeFolder(dirname(path));
    if (disk.look(path)) disk.remove(path);
    disk.create(path, content, { flush: true });
    disk.flushFolder(dirname(path));
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  const { emulator, time } = await bring(random.fraction, disk);
  const running = new Map<number, string>();
  /** Ends what runs. */
  const deaths = new Map<number, () => void>();
  let lastPid = 0;

  const world: TestWorld = {
    emulator,
    time,
    disk,
    skewMs: 0,
    begin,
    write,
  };

  function begin({ killedAt = Number.POSITIVE_INFINITY, fateOf = allWell, host = "world" }: Beginning = {}): TestProcess {
    lastPid += 1;
    const pid = lastPid;
    running.set(pid, host);
    let changes = 0;
    let wasKilled = false;
    let tellDeath = () => {};
    const death = new Promise<undefined>((settle) => {
      tellDeath = () => settle(undefined);
    });
    let looks = 0;
    const alive = () => {
      looks += 1;
      if (looks > mostLooks) {
        running.delete(pid);
        tellDeath();
      }
      if (!running.has(pid)) throw new Killed(`process ${pid} was killed`);
    };
    const die = () => {
      wasKilled = true;
      running.delete(pid);
      tellDeath();
    };
    deaths.set(pid, die);
    const kill = (): never => {
      die();
      throw new Killed(`process ${pid} was killed`);
    };
    const losePower = (): never => {
      for (const each of running.keys()) deaths.get(each)?.();
      disk.losePower(random.fork());
      throw new Killed(`process ${pid} has no power`);
    };
    const fate = (act: Act) => {
      alive();
      const decided = act.writes && changes + 1 >= killedAt ? "killed before" : fateOf(act);
      if (decided === "killed before") kill();
      if (act.writes) changes += 1;
      return decided;
    };
    const clock: Clock = {
      now: () => time.now() + world.skewMs,
      async sleep(ms, signal) {
        // Who is dead does not wake up.
        if (!running.has(pid)) return death.then(() => new Promise<never>(() => {}));
        alive();
        signal?.throwIfAborted();
        time.advance(ms);
      },
    };
    const own: ProcessIdentity = { host, boot: "1", namespace: "1", pid, started: String(pid) };
    return {
      clock,
      random,
      disk: guardedDisk(disk, { alive, kill, losePower, fateOf: (what) => fate({ on: "disk", writes: true, what }) }),
      exchange: guardedExchange(emulator, {
        alive,
        kill,
        losePower,
        fateOf: ({ method, url }) => fate({ on: "platform", writes: method !== "GET", what: `${method} ${url}` }),
        pass: (ms) => time.advance(ms),
      }),
      processes: {
        own: () => own,
        parent: () => 1,
        user: () => `somebody@${host}`,
        home: () => "/home/somebody",
        stateOf: (each) => (each.host !== host ? "unknown" : running.has(each.pid) ? "running" : "ended"),
        parentOf: (each) => (running.has(each) ? 1 : undefined),
        answersSignals: (each) => running.get(each) === host,
        run: () => Promise.reject(new Error("this world runs no programs")),
      },
      changes: () => changes,
      isKilled: () => wasKilled,
      isEndless: () => looks > mostLooks,
      during: (run) => Promise.race([run.catch((problem: unknown) => (running.has(pid) ? Promise.reject(problem) : undefined)), death]),
      end() {
        running.delete(pid);
        deaths.delete(pid);
      },
    };
  }

  return world;
}
