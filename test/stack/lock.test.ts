import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { clouds } from "../../src/clouds";
import { lockState } from "../../src/stack/state/lock";
import { ownProcess } from "../../src/system/process-identity";
import { systemWorld } from "../../src/system/world";
import { commandLines, type Result } from "../support/cli/command-line";
import { describeEngine } from "../support/engines/engine";
import { stacks, templateBlock } from "../support/stacks/stacks";
import { ManualClock } from "../support/time/manual-clock";

jest.setTimeout(60_000);

const files = { "main.tf": templateBlock("code") };
const lockIn = (folder: string) => join(folder, ".terraform.tfstate.lock.info");

describe("two runs of smsform on one state", () => {
  const begin = commandLines();

  it("that begin together: one works, the other says who holds the state; what a killed one did is taken up by the next", async () => {
    const cli = await begin(files);
    cli.emulator.admin.addFaults({ call: "createTemplate", times: 1, action: { delayMs: 60_000 } });
    const runs = [cli.start("apply", "--auto-approve"), cli.start("apply", "--auto-approve")];
    const [refused, other] = await Promise.race(runs.map(async (run, i): Promise<[Result, number]> => [await run.result, 1 - i]));
    const holder = runs[other];
    expect(refused.exitCode).toBe(1);
    const [, id = ""] = /The state is locked by \S+@\S+ since \S+ \(apply, lock (\S+)\)/.exec(refused.stderr) ?? [];
    expect(refused.stderr).toContain(`It is process ${holder?.process.pid} of this machine, which runs`);
    expect(refused.stderr).not.toContain("force-unlock");
    expect(JSON.parse(readFileSync(lockIn(cli.folder), "utf8"))).toMatchObject({ ID: id, Process: { pid: holder?.process.pid } });

    while (cli.emulator.admin.objects().length === 0) await setImmediate();
    holder?.process.kill("SIGKILL");
    await holder?.result;
    const left = readFileSync(lockIn(cli.folder), "utf8");
    expect(await cli.run("plan")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(readFileSync(lockIn(cli.folder), "utf8")).toBe(left);

    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
    expect(cli.emulator.admin.objects()).toHaveLength(1);
    expect(readdirSync(cli.folder).filter((name) => name.includes("lock"))).toEqual([]);
  });

  it("of which nobody knows whether the first is over: the command that is told releases its lock, wherever it is typed", async () => {
    const cli = await begin();
    const folder = join(cli.folder, "the shop's");
    mkdirSync(folder);
    const held = lockOf({ ...ownProcess(), namespace: "pid:[1]" });
    writeFileSync(join(folder, "main.tf"), files["main.tf"]);
    writeFileSync(lockIn(folder), held);
    const { stderr } = await cli.run("plan", folder);
    const [, command = ""] = /^│ {3}smsform (force-unlock .*)$/m.exec(stderr) ?? [];
    const words = execFileSync("sh", ["-c", `printf '%s\\0' ${command}`], { encoding: "utf8" })
      .split("\0")
      .slice(0, -1);
    expect(words).toEqual(["force-unlock", "--force", "l-1", folder]);

    expect(await cli.run("force-unlock", "l-1", folder)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("--force l-1") });
    expect(await cli.run("force-unlock", "-force", "another-id", folder)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("That is another lock"),
    });
    expect(readFileSync(lockIn(folder), "utf8")).toBe(held);
    expect(await cli.runIn("/", ...words)).toMatchObject({ exitCode: 0, stdout: "The lock l-1 is released.\n" });
    expect(await cli.runIn("/", ...words)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("There is no lock to release"),
    });
    expect(readdirSync(folder)).toEqual(["main.tf"]);
  });

  it("wait for each other where they may: the second one finds what the first one made", async () => {
    const cli = await begin(files);
    cli.emulator.admin.addFaults({ call: "createTemplate", times: 1, action: { delayMs: 1500 } });
    const first = cli.start("apply", "--auto-approve");
    await first.says("Creating...");
    const second = await cli.run("apply", "--auto-approve", "--lock-timeout=60s");
    expect(second).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("No changes.") });
    expect(await first.result).toMatchObject({ exitCode: 0 });
  });
});

const lock = {
  ID: "l-1",
  Operation: "apply",
  Info: "",
  Who: `ann@${hostname()}`,
  Version: "smsform",
  Created: "2026-01-05T09:00:00Z",
  Path: "p",
};
const lockOf = (process?: object) => JSON.stringify({ ...lock, ...(process && { Process: process }) });

describe("a lock", () => {
  const begin = stacks();
  const held = `locked by ann@${hostname()} since 2026-01-05T09:00:00Z (apply, lock l-1)`;
  const unlock = "release its lock:\n\n  smsform force-unlock --force ";

  it.each([
    ["of a process that runs is held", lockOf(ownProcess()), [`${held}. It is process ${process.pid} of this machine`]],
    [
      "of another container of the same name may be held",
      lockOf({ ...ownProcess(), namespace: "pid:[1]", pid: 4e6 }),
      ["cannot be known", unlock],
    ],
    ["of another start of the machine may be held", lockOf({ ...ownProcess(), boot: "another", pid: 4e6 }), ["cannot be known", unlock]],
    ["of a system that tells no processes apart may be held", lockOf({ ...ownProcess(), boot: "" }), ["tell its processes apart", unlock]],
    ["that names no process is told as it is", lockOf(), [held, "does not name its process", unlock]],
    ["that cannot be read has a name to release it by", "{", ["does not say by whom", `${unlock}damaged-`]],
  ])("%s", async (_what, info, messages) => {
    const stack = await begin({ ...files, ".terraform.tfstate.lock.info": info });
    for (const run of [await stack.plan(), await stack.apply()]) {
      expect(run.errors).toEqual([expect.any(String)]);
      for (const message of messages) expect(run.errors[0]).toContain(message);
    }
    expect(readFileSync(lockIn(stack.folder), "utf8")).toBe(info);
  });

  it("of a process that may still run is to be waited for, and one of which nothing is left here is not", async () => {
    const stack = await begin({ ...files, ".terraform.tfstate.lock.info": lockOf({ ...ownProcess(), boot: "" }) });
    expect((await stack.plan()).errors).toEqual([expect.stringContaining("If it still runs, wait for it, or pass --lock-timeout=5m.")]);
    stack.write({ ".terraform.tfstate.lock.info": lockOf({ ...ownProcess(), boot: "", pid: 4e6 }) });
    const [gone] = (await stack.plan()).errors;
    expect(gone).toContain("No process 4000000 runs here. If that run is certainly over");
    expect(gone).not.toContain("wait for it");
  });

  it("of a process that is over holds nobody up: a plan leaves it, an apply takes it over", async () => {
    const left = lockOf({ ...ownProcess(), started: "1" });
    const stack = await begin({ ...files, ".terraform.tfstate.lock.info": left });
    expect(await stack.plan()).toMatchObject({ errors: [] });
    expect(readFileSync(lockIn(stack.folder), "utf8")).toBe(left);
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(existsSync(lockIn(stack.folder))).toBe(false);
  });

  it("is not waited for any longer when the run is stopped", async () => {
    const stack = await begin({ ...files, ".terraform.tfstate.lock.info": lockOf() });
    const clock = new ManualClock();
    const stop = new AbortController();
    const statePath = join(stack.folder, "terraform.tfstate");
    const [lockPath, unlockCommand] = [lockIn(stack.folder), (id: string) => id];
    const request = {
      machine: systemWorld,
      statePath,
      lockPath,
      operation: "apply",
      timeoutMs: 600_000,
      clock,
      signal: stop.signal,
      unlockCommand,
    };
    const waiting = expect(lockState(request)).rejects.toThrow(held);
    expect(clock.asleep).toBe(1);
    stop.abort();
    await waiting;
  });

  it("is taken in a folder that is not there yet, where the state is to be", async () => {
    const backend = 'terraform {\n  backend "local" {\n    path = "states/shop.tfstate"\n  }\n}\n';
    const stack = await begin({ "main.tf": backend + files["main.tf"] });
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(existsSync(join(stack.folder, "states", "shop.tfstate"))).toBe(true);
  });

  it("that was released by force and taken by another run is not released by the first one's end", async () => {
    const stack = await begin(files);
    const other = JSON.stringify({ ...lock, ID: "another" });
    await stack.apply({
      confirm: async () => {
        stack.write({ ".terraform.tfstate.lock.info": other });
        return true;
      },
    });
    expect(readFileSync(lockIn(stack.folder), "utf8")).toBe(other);
  });
});

describeEngine("a state that another engine holds", (engine) => {
  const begin = stacks(clouds, systemWorld);

  it("is left alone, and the message tells the process", async () => {
    const stack = await begin(files);
    const path = join(stack.folder, "terraform.tfstate");
    const backend = `terraform {\n  backend "local" {\n    path = ${JSON.stringify(path)}\n  }\n}\n`;
    const work = await engine.work({ files: { "main.tf": `${backend}resource "terraform_data" "x" {\n  input = "x"\n}\n` } });
    try {
      expect(await work.init()).toMatchObject({ exitCode: 0 });
      const holder = spawn(engine.binary, ["apply", "-no-color"], {
        cwd: work.folder,
        env: work.environment,
        stdio: ["pipe", "pipe", "ignore"],
      });
      try {
        await asks(holder.stdout);
        for (const run of [await stack.plan(), await stack.apply()]) {
          expect(run.errors).toEqual([expect.stringContaining(`${path} is locked by process ${holder.pid}, probably tofu or terraform`)]);
        }
      } finally {
        holder.stdin.end("no\n");
        await once(holder, "close");
      }
      expect(await stack.plan()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.code"] });
    } finally {
      await work.remove();
    }
  });
});

/** Resolves when the engine waits for an answer; fails when it ends before. */
function asks(output: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = "";
    output.on("data", (part: Buffer) => {
      text += String(part);
      if (text.includes("Enter a value:")) resolve();
    });
    output.on("close", () => reject(new Error(`it ended without asking:\n${text}`)));
  });
}
