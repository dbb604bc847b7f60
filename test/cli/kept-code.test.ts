import { execFile, execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { folderWith, removeFolders } from "../support/folder";

afterAll(removeFolders);
const execute = promisify(execFile);
const cli = join(__dirname, "..", "..", "dist", "cli");

describe("what is compiled of the command line", () => {
  let stack: string;
  let cache: string;
  let kept: string;
  beforeEach(() => {
    stack = folderWith({ "main.tf": 'output "greeting" { value = "hello" }' });
    cache = folderWith({});
    kept = join(cache, "smsform");
  });

  const smsform = (...parameters: string[]) =>
    execute(process.execPath, [join(cli, "main.js"), ...parameters], {
      cwd: stack,
      env: { PATH: process.env.PATH, XDG_CACHE_HOME: cache },
    });
  const plan = async () => expect((await smsform("plan")).stdout).toContain("greeting");
  const ours = () =>
    readdirSync(kept).filter((name) => name.endsWith(`-node-${process.version}-${process.platform}-${process.arch}.cache`));
  const own = () => join(kept, ours()[0] ?? "");

  it("is kept in the user's cache by the first plan, and used by the next", async () => {
    await plan();
    expect(ours()).toHaveLength(1);
    expect(readdirSync(kept)).toEqual(ours());
    expect(statSync(own()).mode & 0o777).toBe(0o600);
    utimesSync(own(), 1, 1);
    await plan();
    expect(statSync(own()).mtimeMs).toBe(1000);
  });

  it.each([
    ["is empty", () => Buffer.alloc(0)],
    ["is cut off", (code: Buffer) => code.subarray(0, 10_000)],
    ["is of something else", () => Buffer.alloc(100_000, 7)],
  ])("is compiled anew where what was kept %s", async (_what, spoilt) => {
    await plan();
    const code = readFileSync(own());
    writeFileSync(own(), spoilt(code));
    await plan();
    expect(statSync(own()).size).toBeGreaterThan(code.length / 2);
  });

  it("is not run where others may write it, or where it is no file, and is kept anew", async () => {
    await plan();
    const path = own();
    chmodSync(path, 0o666);
    utimesSync(path, 1, 1);
    await plan();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(path).mtimeMs).toBeGreaterThan(1000);
    rmSync(path);
    // Who reads one waits for somebody to write.
    execFileSync("mkfifo", [path]);
    await plan();
    expect(statSync(path).isFile()).toBe(true);
  });

  it("names no place of the machine, because another installation may run it", async () => {
    await plan();
    expect(readFileSync(own(), "latin1")).not.toContain(cli);
  });

  it("is not waited for where it cannot be kept", async () => {
    writeFileSync(kept, "no folder");
    await plan();
    expect(readFileSync(kept, "utf8")).toBe("no folder");
  });

  it("is not kept by commands that run little of it", async () => {
    await smsform("--version");
    expect(readdirSync(cache)).toEqual([]);
  });

  it("is kept of the four versions that were compiled last, beside what else lies there", async () => {
    mkdirSync(kept);
    for (let age = 1; age <= 6; age++) {
      const path = join(kept, `smsform-command-${age}-node-v20.3.0-linux-x64.cache`);
      writeFileSync(path, "");
      utimesSync(path, 1000 - age, 1000 - age);
    }
    writeFileSync(join(kept, "smsform-provider-1-node-v20.3.0-linux-x64.cache"), "");
    await plan();
    expect(readdirSync(kept).filter((name) => !ours().includes(name))).toEqual([
      "smsform-command-1-node-v20.3.0-linux-x64.cache",
      "smsform-command-2-node-v20.3.0-linux-x64.cache",
      "smsform-command-3-node-v20.3.0-linux-x64.cache",
      "smsform-provider-1-node-v20.3.0-linux-x64.cache",
    ]);
  });

  it("comes of a program in ASCII, patterns included, because it is read as Latin-1", () => {
    expect(readFileSync(join(cli, "start.js"), "utf8").match(/.{0,40}[^\0-\x7f]+.{0,40}/)?.[0]).toBeUndefined();
  });
});
