import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ManualClock } from "../../../test/support/time/manual-clock";
import { isAtWork, type Owner, ownOwner } from "../../pending/owner";
import { PendingCreateExpired } from "../../schema";
import { ownProcess } from "../../system/process-identity";
import { systemWorld } from "../../system/world";
import { createPendingFile, PendingFileUnusable } from "./pending-file";

const day = 24 * 60 * 60 * 1000;
const note = { type: "sms_notebook_note", id: "n1" };

describe("the pending file", () => {
  let folder: string;
  let path: string;
  let clock: ManualClock;
  let living: Set<number>;
  let warnings: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "smsform-pending-"));
    path = join(folder, "smsform", "pending.jsonl");
    clock = new ManualClock();
    living = new Set([1, 2]);
    warnings = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** The file as the process of that number uses it, for creates in one account. */
  const as = (pid: number, more: Partial<Parameters<typeof createPendingFile>[0]> = {}) => {
    const file = createPendingFile({
      path,
      clock,
      machine: systemWorld,
      log: (_level, message) => warnings.push(message),
      owner: { host: "h", boot: "b", namespace: "n", pid, parent: 0, started: "1" },
      isAlive: (owner: Owner) => living.has(owner.pid),
      ...more,
    });
    return { ...file, create: (key: string, name = key) => file.create({ key, name }, { cloud: "notebook", account: "a" }) };
  };

  it("is written before the token is given out, for nobody else to read", async () => {
    const token = await as(1).create("k").token(day);
    expect(await readFile(path, "utf8")).toContain(token);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it("gives one create one token, however often it asks", async () => {
    const create = as(1).create("k");
    expect(await create.token(day)).toBe(await create.token(day));
  });

  it("gives equal creates of one run tokens of their own", async () => {
    const file = as(1);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => file.create("k").token(day)));
    expect(new Set(tokens).size).toBe(20);
  });

  it("gives equal creates of two living processes tokens of their own", async () => {
    expect(await as(1).create("k").token(day)).not.toBe(await as(2).create("k").token(day));
  });

  it("gives the token of a process that died to the next equal create, and to one only", async () => {
    const token = await as(1).create("k").token(day);
    living.delete(1);
    const [first, second] = [await as(2).create("k").token(day), await as(2).create("k").token(day)];
    expect(first).toBe(token);
    expect(second).not.toBe(token);
    expect(await as(2).create("other").token(day)).not.toBe(token);
  });

  it("knows whether a create is begun anew or was cut off, and when that one was begun", async () => {
    const first = as(1).create("k");
    await first.token(day);
    expect(await first.resumed()).toBeUndefined();
    const begunAt = clock.now();
    living.delete(1);
    clock.advance(5000);
    const [again, another] = [as(2).create("k"), as(2).create("k")];
    const token = await again.token(day);
    await another.token(day);
    expect(await again.resumed()).toEqual({ since: begunAt, same: true, remedy: expect.stringContaining(token) });
    expect(await another.resumed()).toBeUndefined();
  });

  it("writes nothing for a create that only asks whether one was cut off", async () => {
    const create = as(1).create("k");
    expect(await create.resumed()).toBeUndefined();
    await create.end("without effect");
    await expect(stat(path)).rejects.toThrow("ENOENT");
  });

  it("tells of a create without a token that was cut off; a new try takes its place", async () => {
    await as(1).create("k").begin();
    living.delete(1);
    clock.advance(5000);
    const again = as(2).create("k");
    expect(await again.resumed()).toMatchObject({ since: clock.now() - 5000 });
    expect(await again.begin()).toMatchObject({ since: clock.now(), same: true });
    living.delete(2);
    living.add(3);
    const third = as(3);
    expect(await third.create("k").resumed()).toMatchObject({ since: clock.now() });
    expect(await third.create("k").resumed()).toBeUndefined();
  });

  it("tells what a create has made whose answer came and was never recorded", async () => {
    const create = as(1).create("k");
    await create.begin();
    await create.end(note);
    living.delete(1);
    expect(await as(2).create("k").resumed()).toMatchObject({ id: note.id });
  });

  it("makes nothing of a name of which an earlier run has begun another one, and says what became of that", async () => {
    const token = await as(1).create("k", "n").token(day);
    await as(1).create("made", "m").token(day);
    living.delete(1);
    const changed = as(2).create("k2", "n").token(day);
    await expect(changed).rejects.toMatchObject({ of: { isOther: true }, remedy: expect.stringContaining(token) });
    await expect(changed).rejects.toBeInstanceOf(PendingCreateExpired);
    expect(await as(2).create("k2", "another").token(day)).not.toBe(token);
    // The same wish has it still.
    expect(await as(2).create("k", "n").token(day)).toBe(token);
  });

  it("tells of a create without a token that it was for something else of the same name, with what it made", async () => {
    const create = as(1).create("k", "n");
    await create.begin();
    await create.end(note);
    living.delete(1);
    const changed = as(2).create("k2", "n");
    expect(await changed.resumed()).toMatchObject({ same: false, id: note.id });
    await changed.end("unknown");
    living.delete(2);
    living.add(3);
    expect(await as(3).create("k3", "n").resumed()).toMatchObject({ same: false });
  });

  it("leaves alone what others of its name in the same run have begun, be it that nobody knows how that ended", async () => {
    const file = as(1);
    const lost = file.create("k", "n");
    await lost.begin();
    await lost.end("unknown");
    expect(await file.create("k2", "n").resumed()).toBeUndefined();
    await expect(file.create("k3", "n").token(day)).resolves.toBeDefined();
  });

  it("shares the tokens of the dead out to processes that ask at once, each to one", async () => {
    const dead = as(1);
    const old = await Promise.all([dead.create("k").token(day), dead.create("k").token(day)]);
    living = new Set([2, 3]);
    const taken = await Promise.all([2, 3].map((pid) => as(pid).create("k").token(day)));
    expect(taken.sort()).toEqual(old.sort());
  });

  it("repeats a create whose answer came but was never recorded", async () => {
    const create = as(1).create("k");
    const token = await create.token(day);
    await create.end(note);
    living.delete(1);
    expect(await as(2).create("k").token(day)).toBe(token);
  });

  it("repeats within one process what ended without anybody knowing", async () => {
    const file = as(1);
    const create = file.create("k");
    const token = await create.token(day);
    await create.end("unknown");
    expect(await file.create("k").token(day)).toBe(token);
  });

  it.each([
    [
      "the create surely had no effect",
      async (file: ReturnType<typeof as>, create: ReturnType<ReturnType<typeof as>["create"]>) => {
        await create.end("without effect");
        return file;
      },
    ],
    [
      "the engine took the answer and ended the process",
      async (file: ReturnType<typeof as>, create: ReturnType<ReturnType<typeof as>["create"]>) => {
        await create.end(note);
        await file.settle();
      },
    ],
    [
      "a later run names the object as recorded",
      async (_file: ReturnType<typeof as>, create: ReturnType<ReturnType<typeof as>["create"]>) => {
        await create.end(note);
        const next = as(2);
        await next.compact();
        await next.recorded(note.type, note.id);
      },
    ],
  ])("makes a new token once %s", async (_name, settle) => {
    const file = as(1);
    const create = file.create("k");
    const token = await create.token(day);
    await settle(file, create);
    living.delete(1);
    expect(await as(2).create("k").token(day)).not.toBe(token);
  });

  it("does not settle by a shutdown what was sent and not answered", async () => {
    const file = as(1);
    const token = await file.create("k").token(day);
    await file.settle();
    living.delete(1);
    expect(await as(2).create("k").token(day)).toBe(token);
  });

  it("refuses to guess when the platform has forgotten the token, and says what to delete", async () => {
    const token = await as(1).create("k").token(day);
    living.delete(1);
    clock.advance(day - 1);
    expect(await as(2).create("k").token(day)).toBe(token);
    living.delete(2);
    clock.advance(1);
    const attempt = as(3).create("k").token(day);
    await expect(attempt).rejects.toBeInstanceOf(PendingCreateExpired);
    await expect(attempt).rejects.toMatchObject({ remedy: `In either case then delete the lines with "${token}" from ${path}.` });
    const rest = (await readFile(path, "utf8")).split("\n").filter((line) => !line.includes(token));
    await writeFile(path, rest.join("\n"));
    expect(await as(3).create("k").token(day)).not.toBe(token);
  });

  it("drops what is settled when a run begins, and keeps the rest as it was", async () => {
    const file = as(1);
    const [open, answered, unknown] = [file.create("a"), file.create("b"), file.create("c")];
    const tokens = [await open.token(day), await answered.token(day), await unknown.token(day)];
    await answered.end(note);
    await unknown.end("unknown");
    const settled = file.create("d");
    const gone = await settled.token(day);
    await settled.end("without effect");
    living.delete(1);
    await as(2).compact();
    expect(await readFile(path, "utf8")).not.toContain(gone);
    const again = as(2);
    expect([await again.create("a").token(day), await again.create("b").token(day), await again.create("c").token(day)]).toEqual(tokens);
  });

  it("is not made by a run that creates nothing", async () => {
    const file = as(1);
    await file.compact();
    await file.recorded("t", "x");
    await file.settle();
    await expect(stat(path)).rejects.toThrow("ENOENT");
  });

  it("skips lines that make no sense, with a warning, and a line that a crash cut off costs no other", async () => {
    const token = await as(1).create("k").token(day);
    const lines = ["garbage", '{"event":"opened","token":"x"}', `{"event":"closed","token":"${token}","by":"\u00e9"}`, '{"event":"clo'];
    await appendFile(path, Buffer.from(lines.join("\n"), "latin1"));
    living.delete(1);
    expect(await as(2).create("k").token(day)).toBe(token);
    expect(warnings).toContain("4 unreadable lines of the pending file are skipped");
    expect(await as(2).create("k").token(day)).not.toBe(token);
  });

  it("says so when it cannot be written, before anything is sent", async () => {
    await writeFile(join(folder, "smsform"), "a file where the folder should be");
    await expect(as(1).create("k").token(day)).rejects.toBeInstanceOf(PendingFileUnusable);
    await chmod(folder, 0o700);
  });

  it("takes over at once the lock that a dead process has left", async () => {
    await as(1).create("k").token(day);
    await writeFile(`${path}.lock`, JSON.stringify({ ID: "left", Process: { ...ownProcess(), started: "1" } }));
    await expect(as(2).create("k").token(day)).resolves.toEqual(expect.any(String));
    expect(await readdir(dirname(path))).toEqual(["pending.jsonl"]);
  });

  describe("with a lock of which nobody knows whose it is", () => {
    const later = new Date("2099-01-01T00:00:00Z");
    const lock = () => `${path}.lock`;
    const elsewhere = JSON.stringify({ ID: "left", Process: { ...ownProcess(), namespace: "pid:[1]" } });

    beforeEach(() => as(1).create("k").token(day));

    it.each([
      ["is half written", () => writeFile(lock(), '{"ID":"le')],
      ["is empty", () => writeFile(lock(), "")],
      ["holds NUL", () => writeFile(lock(), "\0\0\0\0")],
      ["is of another container", () => writeFile(lock(), elsewhere)],
      ["is of the future", () => writeFile(lock(), "").then(() => utimes(lock(), later, later))],
      ["is a link that leads nowhere", () => symlink("nowhere", lock())],
      ["is a pipe", async () => void execFileSync("mkfifo", [lock()])],
    ])("that %s: waits ten seconds for it, and takes it over", async (_what, leave) => {
      await leave();
      let waited = 0;
      const passing = async (ms: number) => {
        waited += ms;
        await new Promise(setImmediate);
      };
      await expect(as(2, { pause: passing }).create("k").token(day)).resolves.toEqual(expect.any(String));
      expect(waited).toBeGreaterThanOrEqual(10_000);
      expect(waited).toBeLessThan(11_000);
      expect(await readdir(dirname(path))).toEqual(["pending.jsonl"]);
    });

    it("says so where it is a folder", async () => {
      await mkdir(lock());
      const attempt = as(2, { pause: () => new Promise(setImmediate) })
        .create("k")
        .token(day);
      await expect(attempt).rejects.toMatchObject({ name: "Error", message: expect.stringContaining(`pending.jsonl.lock`) });
      await expect(attempt).rejects.toBeInstanceOf(PendingFileUnusable);
    });

    it("ends the waiting soon after the engine asks to stop", async () => {
      await writeFile(lock(), "");
      const stop = new AbortController();
      let waited = 0;
      const passing = async (ms: number) => {
        waited += ms;
        if (waited >= 1000) stop.abort();
        await new Promise(setImmediate);
      };
      await expect(
        as(2, { pause: passing, stopping: () => stop.signal })
          .create("k")
          .token(day),
      ).rejects.toMatchObject({ name: "AbortError" });
      expect(waited).toBeLessThan(2000);
      expect(await readFile(lock(), "utf8")).toBe("");
    });
  });

  it("gives up on a lock that a living process holds for a minute, and names that process", async () => {
    await as(1).create("k").token(day);
    await writeFile(`${path}.lock`, JSON.stringify({ ID: "held", Process: ownProcess() }));
    const attempt = as(2, { pause: () => new Promise(setImmediate) })
      .create("k")
      .token(day);
    await expect(attempt).rejects.toThrow(`has been held by process ${process.pid} of ${hostname()} for 60 seconds`);
  });

  it("is not waited for where a pipe has taken its place", async () => {
    await mkdir(dirname(path), { recursive: true });
    execFileSync("mkfifo", [path]);
    await expect(as(1).create("k").token(day)).rejects.toThrow("it is a pipe, no file");
  });

  it("is compacted into a file of its own: what lies beside it is not written to", async () => {
    const settled = as(1).create("k");
    await settled.token(day);
    await settled.end("without effect");
    const other = join(folder, "other");
    await writeFile(other, "mine");
    await symlink(other, `${path}.new`);
    await as(1).compact();
    expect(await readFile(path, "utf8")).toBe("");
    expect(await readFile(other, "utf8")).toBe("mine");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});

describe("the owner of a create", () => {
  it("is at work while its process is, and not when another has its number or its engine is gone", async () => {
    const child = spawn(process.execPath, ["-e", "process.stdin.resume()"], { stdio: ["pipe", "ignore", "ignore"] });
    await once(child, "spawn");
    const text = await readFile(`/proc/${child.pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const owner = { ...ownOwner(systemWorld.processes), pid: child.pid ?? 0, parent: Number(fields[1]), started: fields[19] ?? "" };
    expect(isAtWork(systemWorld.processes, owner)).toBe(true);
    expect(isAtWork(systemWorld.processes, { ...owner, started: "1" })).toBe(false);
    expect(isAtWork(systemWorld.processes, { ...owner, parent: 1 })).toBe(false);
    expect(isAtWork(systemWorld.processes, { ...owner, host: "elsewhere" })).toBe(false);
    expect(isAtWork(systemWorld.processes, { ...owner, namespace: "pid:[1]" })).toBe(false);
    child.stdin?.end();
    await once(child, "exit");
    expect(isAtWork(systemWorld.processes, owner)).toBe(false);
  });

  it("that is this process is at work", () => {
    expect(isAtWork(systemWorld.processes, ownOwner(systemWorld.processes))).toBe(true);
  });
});
