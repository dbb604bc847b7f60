import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type RecordingServer, startRecordingServer } from "../../test/support/recording-server";
import { ManualClock } from "../../test/support/time/manual-clock";
import { createSharedSlotRegister } from "./shared-slot-register";

describe("a slot register in a folder", () => {
  let folder: string;
  let clock: ManualClock;
  let warnings: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "smsform-limits-"));
    clock = new ManualClock();
    warnings = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** The folder as another process sees it. */
  const open = (path = join(folder, "limits")) =>
    createSharedSlotRegister({ folder: path, clock, log: (_level, message) => warnings.push(message) });

  it("gives no slot out twice, to whomever and in whatever order they ask", async () => {
    const claims = Array.from({ length: 6 }, open).flatMap((register) => Array.from({ length: 5 }, () => register.claim("a", 100)));
    const start = clock.now();
    const beginnings = (await Promise.all(claims)).toSorted((a, b) => a - b);
    expect(beginnings).toEqual(Array.from({ length: 30 }, (_, index) => start + index * 100));
    expect(warnings).toEqual([]);
  });

  it("goes on where a process before has ended", async () => {
    const first = await open().claim("a", 1000);
    clock.advance(300);
    expect(await open().claim("a", 1000)).toBe(first + 1000);
    clock.advance(5000);
    expect(await open().claim("a", 1000)).toBe(clock.now());
  });

  it("keeps lines apart", async () => {
    const register = open();
    expect(await register.claim("a", 1000)).toBe(await register.claim("b", 1000));
  });

  it("keeps few files, however long it is used", async () => {
    const register = open();
    for (let claim = 0; claim < 300; claim++) {
      await register.claim("a", 100);
      clock.advance(100);
    }
    expect((await readdir(join(folder, "limits", "a"))).length).toBeLessThan(110);
  });

  it.each([
    ["a slot that a full disk cut off", { "1": "17" }],
    ["an empty slot", { "1": "" }],
    ["a draft of a process that was killed", { "1000-00ff.draft": "1000 2000" }],
    ["files of somebody else", { "notes.txt": "x", "-1": "x", "1e3": "x" }],
  ])("is not stopped by %s", async (_what, files) => {
    await mkdir(join(folder, "limits", "a"), { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, "limits", "a", name), content);
    const register = open();
    expect(await register.claim("a", 1000)).toBe(clock.now());
    expect(await register.claim("a", 1000)).toBe(clock.now() + 1000);
    expect(await readdir(join(folder, "limits", "a"))).not.toContain("1000-00ff.draft");
    expect(warnings).toEqual([]);
  });

  it("does not wait for a time that a clock set back has made future again", async () => {
    const register = open();
    await register.claim("a", 1000);
    clock.advance(-3_600_000);
    expect(await open().claim("a", 1000)).toBeLessThanOrEqual(clock.now() + 1000);
  });

  it.each([
    ["is a file", async (path: string) => writeFile(path, "")],
    [
      "is full of numbers",
      async (path: string) => {
        await mkdir(join(path, "a"), { recursive: true });
        await writeFile(join(path, "a", "999999999999999"), "");
        await writeFile(join(path, "a", "1000000000000000"), "");
      },
    ],
  ])("keeps limits within the process where the folder %s, and says so once", async (_what, spoil) => {
    const path = join(folder, "limits");
    await spoil(path);
    const register = open(path);
    expect(await register.claim("a", 1000)).toBe(clock.now());
    expect(await register.claim("a", 1000)).toBe(clock.now() + 1000);
    expect(warnings).toEqual(["rate limits are kept within this process only"]);
  });
});

describe("several processes on one account", () => {
  jest.setTimeout(60_000);
  let folder: string;
  let program: string;
  let server: RecordingServer;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "smsform-processes-"));
    program = join(folder, "limited-caller.js");
    const source = join(__dirname, "..", "..", "test", "support", "time", "limited-caller.ts");
    const esbuild = require.resolve("esbuild/bin/esbuild");
    await promisify(execFile)(esbuild, [source, "--bundle", "--platform=node", "--target=node20", `--outfile=${program}`]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    server = await startRecordingServer(() => ({}));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    await server.close();
    await rm(join(folder, "limits"), { recursive: true, force: true });
  });

  interface Caller {
    readonly child: ChildProcess;
    readonly ended: Promise<unknown>;
    go(): void;
  }

  async function caller(name: string, perSecond: number, count: number): Promise<Caller> {
    const child = spawn(process.execPath, [program, join(folder, "limits"), server.url, String(perSecond), String(count), name]);
    children.push(child);
    const ended = once(child, "exit");
    await once(child.stdout, "data");
    return { child, ended, go: () => child.stdin.write("go\n") };
  }

  /** When calls left, and whose they were, in their order. */
  function left(): { readonly at: number; readonly name: string }[] {
    const calls = server.requests.map(({ headers }) => ({ at: Number(headers["x-left-at"]), name: String(headers["x-name"]) }));
    return calls.sort((a, b) => a.at - b.at);
  }

  function mostInASecond(): number {
    const times = left().map(({ at }) => at);
    return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length));
  }

  it("stay below its limit together, and each gets its share", async () => {
    const callers = await Promise.all(["a", "b", "c"].map((name) => caller(name, 10, 8)));
    for (const { go } of callers) go();
    await Promise.all(callers.map(({ ended }) => ended));
    expect(left()).toHaveLength(24);
    expect(mostInASecond()).toBeLessThanOrEqual(10);
    const firstHalf = left().slice(0, 12);
    for (const name of ["a", "b", "c"]) expect(firstHalf.filter((call) => call.name === name).length).toBeGreaterThanOrEqual(2);
  });

  it("are not held up by one that was killed", async () => {
    const [killed, other] = await Promise.all([caller("killed", 10, 1000), caller("other", 10, 10)]);
    killed.go();
    await server.arrived(3);
    other.go();
    await server.arrived(6);
    killed.child.kill("SIGKILL");
    await Promise.all([killed.ended, other.ended]);
    expect(left().filter(({ name }) => name === "other")).toHaveLength(10);
    expect(mostInASecond()).toBeLessThanOrEqual(10);
  });

  it("keep it too when one follows the other, as an apply follows a plan", async () => {
    for (const name of ["plan", "apply"]) {
      const { go, ended } = await caller(name, 1, 1);
      go();
      await ended;
    }
    const [plan, apply] = left();
    expect((apply?.at ?? 0) - (plan?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  });
});
