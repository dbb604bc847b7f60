import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { lockState } from "../../src/stack/state/lock";
import { commandLines, type Result } from "../support/command-line";
import { describeEngine } from "../support/engine";
import { ManualClock } from "../support/manual-clock";
import { stacks, templateBlock } from "../support/stacks";

jest.setTimeout(60_000);

const files = { "main.tf": templateBlock("code") };
const lockIn = (folder: string) => join(folder, ".terraform.tfstate.lock.info");

describe("two runs of smsform on one state", () => {
  const begin = commandLines();

  it("that begin together: one works, the other says who holds the state; what a killed one holds is released by hand", async () => {
    const cli = await begin(files);
    cli.emulator.admin.addFaults({ call: "createTemplate", times: 1, action: { delayMs: 60_000 } });
    const runs = [cli.start("apply", "--auto-approve"), cli.start("apply", "--auto-approve")];
    const [refused, other] = await Promise.race(runs.map(async (run, i): Promise<[Result, number]> => [await run.result, 1 - i]));
    expect(refused.exitCode).toBe(1);
    const [, id = ""] = /The state is locked by \S+@\S+ since \S+ \(apply, lock (\S+)\)/.exec(refused.stderr.replace(/\s*│ /g, " ")) ?? [];
    expect(refused.stderr).toContain(`smsform force-unlock ${id}`);
    expect(refused.stderr).not.toContain("no longer runs");

    const holder = runs[other];
    expect(JSON.parse(readFileSync(lockIn(cli.folder), "utf8"))).toMatchObject({ ID: id, Pid: holder?.process.pid });
    holder?.process.kill("SIGKILL");
    await holder?.result;
    const dead = await cli.run("plan");
    expect(dead.stderr).toContain(`Its process ${holder?.process.pid} no longer runs on this machine`);

    expect(await cli.run("force-unlock", id)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(`force-unlock --force ${id}`) });
    expect(await cli.run("force-unlock", "-force", "another-id")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("That is another lock"),
    });
    expect(existsSync(lockIn(cli.folder))).toBe(true);
    expect(await cli.run("force-unlock", "-force", id)).toMatchObject({ exitCode: 0, stdout: `The lock ${id} is released.\n` });
    expect(await cli.run("force-unlock", "-force", id)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("There is no lock to release"),
    });

    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
    expect(cli.emulator.admin.objects()).toHaveLength(1);
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

describe("a lock", () => {
  const begin = stacks();
  const lock = {
    ID: "l-1",
    Operation: "apply",
    Info: "",
    Who: "ann@elsewhere",
    Version: "smsform",
    Created: "2026-01-05T09:00:00Z",
    Path: "p",
  };

  it.each([
    [
      "of a process of another machine may be held still",
      { ...lock, Pid: 1 },
      "locked by ann@elsewhere since 2026-01-05T09:00:00Z (apply, lock l-1). Wait",
    ],
    [
      "of a process that still runs is held",
      { ...lock, Who: `ann@${hostname()}`, Pid: process.pid },
      `locked by ann@${hostname()} since 2026-01-05T09:00:00Z (apply, lock l-1). Wait`,
    ],
    ["of an engine that notes no process is told as it is", lock, "locked by ann@elsewhere"],
    ["that cannot be read is told by its file", {}, ".terraform.tfstate.lock.info exists"],
  ])("%s", async (_what, info, message) => {
    const stack = await begin({ ...files, ".terraform.tfstate.lock.info": JSON.stringify(info) });
    for (const run of [await stack.plan(), await stack.apply()]) expect(run.errors).toEqual([expect.stringContaining(message)]);
    expect(JSON.parse(readFileSync(lockIn(stack.folder), "utf8"))).toEqual(info);
  });

  it("is not waited for any longer when the run is stopped", async () => {
    const stack = await begin({ ...files, ".terraform.tfstate.lock.info": JSON.stringify(lock) });
    const clock = new ManualClock();
    const stop = new AbortController();
    const statePath = join(stack.folder, "terraform.tfstate");
    const request = { statePath, lockPath: lockIn(stack.folder), operation: "apply", timeoutMs: 600_000, clock, signal: stop.signal };
    const waiting = expect(lockState(request)).rejects.toThrow("locked by ann@elsewhere");
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
  const begin = stacks();

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
