import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../src/emulator";
import { stack, templateBlock } from "../scenarios/stacks";
import { describeEngine, type Work } from "../support/engines/engine";
import { builtPlugin } from "../support/engines/plugin-bundle";
import { succeeded } from "../support/steps";

const approval = `
resource "sms_baidu_approval" "a" {
  template_id = sms_baidu_template.t.id
  timeouts { create = "30d" }
}`;

jest.setTimeout(60_000);

describeEngine("the plugin process", (engine) => {
  let bundle: string;
  let folder: string;
  let emulator: Emulator;
  let work: Work;
  let run: ChildProcess | undefined;

  beforeAll(async () => {
    bundle = await builtPlugin();
    folder = await mkdtemp(join(tmpdir(), "smsform-long-"));
  });
  afterAll(async () => {
    for (const path of [bundle, folder]) await rm(path, { recursive: true, force: true });
  });
  beforeEach(async () => {
    emulator = await startEmulator({ review: "manual" });
  });
  afterEach(async () => {
    if (run?.pid && run.exitCode === null) process.kill(-run.pid, "SIGKILL");
    await work.remove();
    await emulator.close();
  });

  async function begin(files: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}): Promise<void> {
    work = await engine.work({
      files,
      devOverride: bundle,
      environment: {
        BAIDUCLOUD_ACCESS_KEY: "emulator",
        BAIDUCLOUD_SECRET_KEY: "emulator-secret",
        SMSFORM_ENDPOINT: emulator.url,
        ...environment,
      },
    });
  }

  /** A command in a process group of its own, as a terminal starts one, interrupted once the condition holds. */
  async function interrupted(args: readonly string[], condition: (said: string) => boolean): Promise<{ exitCode: number; text: string }> {
    const child = spawn(engine.binary, args, { cwd: work.folder, env: { ...work.environment }, detached: true });
    run = child;
    let text = "";
    const take = (data: Buffer) => {
      text += data;
    };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", take);
    const end = once(child, "close");
    while (!condition(text)) {
      if (child.exitCode !== null) throw new Error(`it ended by itself:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    if (child.pid === undefined) throw new Error("it was not started");
    process.kill(-child.pid, "SIGINT");
    const [exitCode] = await end;
    return { exitCode, text: text.replace(/\s*\n[│╵ ]*/g, " ") };
  }

  const apply = ["apply", "-input=false", "-no-color", "-auto-approve"];
  const plan = ["plan", "-input=false", "-no-color"];
  const reads = () => emulator.admin.calls().log.filter(({ method }) => method === "GET").length;

  it("stops waiting for a review at Ctrl-C; the template stays, and the next run waits on", async () => {
    await begin(stack(templateBlock("t"), approval));
    const { exitCode, text } = await interrupted(apply, (said) => said.includes("sms_baidu_approval.a: Creating...") && reads() > 1);
    expect(exitCode).toBe(1);
    expect(text).toContain("Stopped on request");
    const [template, ...others] = emulator.admin.objects({ kind: "templates" });
    expect(others).toEqual([]);
    expect(await work.show()).toMatchObject([{ address: "sms_baidu_template.t", values: { id: template?.id }, tainted: false }]);
    if (template) emulator.admin.approve(template);
    expect(await work.apply()).toMatchObject({ exitCode: 0 });
    expect(emulator.admin.objects()).toHaveLength(1);
    expect(await work.plan()).toMatchObject({ exitCode: 0 });
  });

  it("cancels the reads of a plan at Ctrl-C", async () => {
    await begin(stack(templateBlock("t")));
    await succeeded(work.apply());
    emulator.admin.clearCalls();
    emulator.admin.addFaults({ method: "GET", action: { delayMs: 50_000 } });
    const { exitCode, text } = await interrupted(plan, () => reads() > 0);
    expect(exitCode).toBe(1);
    expect(text).toContain("Stopped on request");
  });

  it("cancels a create in flight at Ctrl-C; the next run settles it, and there is one object", async () => {
    await begin(stack(templateBlock("t")));
    emulator.admin.addFaults({ call: "createTemplate", times: 1, action: { delayMs: 50_000 } });
    const { exitCode, text } = await interrupted(apply, () => emulator.admin.calls().total > 0);
    expect(exitCode).toBe(1);
    expect(text).toContain("Stopped on request");
    expect(await work.apply()).toMatchObject({ exitCode: 0 });
    expect(emulator.admin.objects()).toHaveLength(1);
    expect(await work.plan()).toMatchObject({ exitCode: 0 });
  });

  it("serves engines whose folder for temporary files has a name too long for a socket", async () => {
    const long = join(folder, "x".repeat(200));
    await mkdir(long);
    await begin(stack(templateBlock("t")), { TMPDIR: long });
    expect(await work.plan()).toMatchObject({ exitCode: 2, changes: [{ action: "create" }] });
  });
});
