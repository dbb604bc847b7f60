import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import * as tencent from "../scenarios/tencent-stacks";
import { type CommandLine, commandLines, type Running } from "../support/cli/command-line";
import { signatureBlock, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

jest.setTimeout(60_000);
const { tencentStack } = tencent;
const approvalOf = `
resource "sms_tencent_approval" "a" {
  template_id = sms_tencent_template.t.id
}
`;
const template = tencent.templateBlock("t", { more: tencent.afterSignature });
const begin = commandLines();
const stack = { "main.tf": signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]") };

describe("Ctrl-C during apply", () => {
  it("once: finishes what is in flight, saves it, and says what is left", async () => {
    const cli = await begin(stack);
    cli.emulator.admin.addFaults({ call: "createSignature", action: { delayMs: 1000 } });
    const run = cli.start("apply", "--auto-approve");
    await calls(cli, run, 1);
    run.process.kill("SIGINT");
    await run.says("finishing what is in flight");
    const { exitCode, stdout } = await run.result;
    expect(exitCode).toBe(1);
    expect(stdout).toContain("sms_baidu_signature.brand: Creation complete");
    expect(stdout).toContain("Apply is not complete. Done and recorded: 1 added, 0 changed, 0 destroyed.");
    expect(stdout).toMatch(/Not done.*:\n {2}sms_baidu_template\.code\n/);
    expect((await cli.run("state", "list")).stdout).toBe("sms_baidu_signature.brand\n");
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
    expect(cli.emulator.admin.objects()).toHaveLength(2);
  });

  it("twice: cancels what is in flight; the next run settles it without making it twice", async () => {
    const cli = await begin(stack);
    cli.emulator.admin.addFaults({ call: "createSignature", times: 1, action: { delayMs: 60_000 } });
    const run = cli.start("apply", "--auto-approve");
    await calls(cli, run, 1);
    run.process.kill("SIGINT");
    await run.says("finishing what is in flight");
    run.process.kill("SIGINT");
    expect(await run.result).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("Stopped on request") });
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
    expect(cli.emulator.admin.objects()).toHaveLength(2);
    expect(await cli.run("plan", "--detailed-exitcode")).toMatchObject({ exitCode: 0 });
  });
});

describe.each(["SIGTERM", "SIGHUP"] as const)("%s during apply", (signal) => {
  it("sends nothing for what only waits, lists it, and leaves no lock and no journal", async () => {
    const many = templateBlock("many", "count = 20");
    const cli = await begin({ "main.tf": many }, { latencyMs: 100 });
    const run = cli.start("apply", "--auto-approve", "--parallelism", "1");
    await calls(cli, run, 1);
    run.process.kill(signal);
    const { exitCode, stdout, stderr } = await run.result;
    const made = cli.emulator.admin.objects().length;
    expect(made).toBeLessThanOrEqual(3);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout).toContain(`Apply is not complete. Done and recorded: ${made} added, 0 changed, 0 destroyed.`);
    expect(stdout.match(/^ {2}sms_baidu_template\.many\[\d+\]$/gm)).toHaveLength(20 - made);
    expect(readdirSync(cli.folder).sort()).toEqual(["main.tf", "terraform.tfstate"]);
    expect((await cli.run("state", "list")).stdout.trimEnd().split("\n")).toHaveLength(made);
  });
});

describe("Ctrl-C during plan", () => {
  it("ends it at once, and nothing was changed", async () => {
    const cli = await begin(stack);
    await succeeded(cli.run("apply", "--auto-approve"));
    cli.emulator.admin.clearCalls();
    cli.emulator.admin.addFaults({ method: "GET", action: { delayMs: 60_000 } });
    const run = cli.start("plan");
    await calls(cli, run, 1);
    run.process.kill("SIGINT");
    expect(await run.result).toMatchObject({ exitCode: 1, stdout: "Interrupted. Nothing was changed.\n" });
  });

  it.each([
    { what: "a page of templates", call: "DescribeSmsTemplateList", more: "" },
    { what: "signatures", call: "DescribeSmsSignList", more: "" },
    { what: "what an approval waits for", call: "DescribeSmsTemplateList", more: approvalOf },
  ])("ends a read of Tencent at once: $what", async ({ call, more }) => {
    const cli = await begin(tencentStack(tencent.signatureBlock("s"), template, more), { review: "approve" });
    await succeeded(cli.run("apply", "--auto-approve"));
    cli.emulator.admin.clearCalls();
    cli.emulator.admin.addFaults({ call, action: { delayMs: 60_000 } });
    const run = cli.start("plan");
    await calls(cli, run, 1);
    run.process.kill("SIGINT");
    expect(await run.result).toMatchObject({ exitCode: 1, stdout: "Interrupted. Nothing was changed.\n" });
  });

  it("ends the app that makes the stack", async () => {
    const cli = await begin({ "cdktf.json": JSON.stringify({ app: "echo synthesizing; exec sleep 60" }) });
    const run = cli.start("plan");
    await run.says("synthesizing");
    run.process.kill("SIGTERM");
    expect(await run.result).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("The app was stopped") });
  });
});

describe("a place for what is told that is full", () => {
  it.each([["schema"], ["list"]])("is told on stderr, and ends %s with an error", async (command) => {
    const cli = await begin(stack);
    const shell = 'exec "$0" "$@" >/dev/full';
    const child = spawn("sh", ["-c", shell, process.execPath, join(__dirname, "..", "..", "dist", "cli", "main.js"), command], {
      cwd: cli.folder,
      env: cli.environment,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const [status] = await once(child, "close");
    expect([status, stderr]).toEqual([1, "What is told cannot be written (ENOSPC).\n"]);
  });
});

describe("a reader that leaves", () => {
  const leave = ({ process: { stdout, stderr } }: Running) => {
    stdout?.destroy();
    stderr?.destroy();
  };

  it.each([[[]], [["--json"]]])("does not end an apply (%j): it goes on silently, to its true exit code", async (options) => {
    const cli = await begin(stack);
    cli.emulator.admin.addFaults({ call: "createSignature", action: { delayMs: 300 } });
    const run = cli.start("apply", "--auto-approve", ...options);
    await calls(cli, run, 1);
    leave(run);
    expect((await run.result).exitCode).toBe(0);
    expect(readdirSync(cli.folder).sort()).toEqual(["main.tf", "terraform.tfstate"]);
    expect(cli.emulator.admin.objects()).toHaveLength(2);
  });

  it("does not hide that a run fails", async () => {
    const cli = await begin(stack);
    cli.emulator.admin.addFaults({ call: "createTemplate", action: { status: 400, code: "InappropriateJSON" } });
    const run = cli.start("apply", "--auto-approve");
    leave(run);
    expect((await run.result).exitCode).toBe(1);
    expect(readdirSync(cli.folder).sort()).toEqual(["main.tf", "terraform.tfstate"]);
  });

  it("makes no plan a plan without changes", async () => {
    const cli = await begin(stack);
    const [plan, telling] = [cli.start("plan", "--detailed-exitcode"), cli.start("plan")];
    leave(plan);
    leave(telling);
    expect((await plan.result).exitCode).toBe(2);
    expect((await telling.result).exitCode).toBe(0);
  });
});

/** Resolves when so many calls have arrived; fails when the command ends before. */
async function calls(cli: CommandLine, run: Running, count: number): Promise<void> {
  let ended = false;
  void run.result.then(() => {
    ended = true;
  });
  while (cli.emulator.admin.calls().total < count) {
    if (ended) throw new Error(`it ended after ${cli.emulator.admin.calls().total} calls:\n${run.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe("values of variables from a pipe", () => {
  const titled = { "main.tf": `variable "title" {}\n${templateBlock("code", "", { title: "${var.title}" })}` };

  it("are taken when they come; until then the run can be stopped", async () => {
    const cli = await begin(titled);
    const pipe = join(cli.folder, "values");
    execFileSync("mkfifo", [pipe]);
    const stopped = cli.start("plan", `--var-file=${pipe}`);
    await opened(pipe, stopped);
    stopped.process.kill("SIGINT");
    expect(await stopped.result).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(`${pipe} was waited for`) });

    const run = cli.start("plan", `--var-file=${pipe}`);
    execFileSync("sh", ["-c", `echo 'title = "来自管道"' > "$0"`, pipe]);
    expect(await run.result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("来自管道") });
  });
});

/** Resolves once the program has opened the pipe: then it can be written to without waiting. */
async function opened(pipe: string, { process: { pid } }: Running): Promise<void> {
  for (;;) {
    const names = readdirSync(`/proc/${pid}/fd`);
    if (names.some((name) => targetOf(`/proc/${pid}/fd/${name}`) === pipe)) return;
    await setImmediate();
  }
}

function targetOf(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

describe("smsform watch", () => {
  it("ends well when it is asked to, and takes the place of one that was killed", async () => {
    const cli = await begin(stack);
    await succeeded(cli.run("apply", "--auto-approve"));
    const killed = cli.start("watch");
    await killed.says("Watching");
    killed.process.kill("SIGKILL");
    await killed.result;
    const watch = cli.start("watch");
    await watch.says("Watching");
    watch.process.kill("SIGTERM");
    expect(await watch.result).toMatchObject({ exitCode: 0, stdout: "" });
    expect(readdirSync(cli.folder).filter((name) => name.includes(".watch.json.lock"))).toEqual([]);
  });
});
