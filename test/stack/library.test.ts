import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../src/emulator";
import { apply, hasChanges, openStack, PlanOutdated, plan, readPlan, writePlan } from "../../src/engine";
import { templateBlock } from "../support/stacks/stacks";

describe("the engine as a library", () => {
  let emulator: Emulator;
  let folder: string;
  let environment: Record<string, string>;
  const printed: string[] = [];

  beforeEach(async () => {
    emulator = await startEmulator({ review: "manual" });
    folder = mkdtempSync(join(tmpdir(), "smsform-library-"));
    environment = { SMSFORM_ENDPOINT: emulator.url, BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" };
    printed.length = 0;
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, "write").mockImplementation((text) => {
        printed.push(String(text));
        return true;
      });
    }
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(content = `variable "title" {}\n${templateBlock("code").replace('"登录验证码"', "var.title")}`) {
    writeFileSync(join(folder, "main.tf"), content);
    const { stack, diagnostics } = await openStack({ stack: folder, environment, variables: { title: "登录验证码" } });
    expect(diagnostics).toEqual([]);
    if (!stack) throw new Error("there is no stack");
    return stack;
  }

  it("plans and applies, tells what goes on, and prints nothing", async () => {
    const events: string[] = [];
    const made = await plan(await open(), { environment });
    expect(made).toMatchObject({ errored: false, changes: [{ action: "create", address: "sms_baidu_template.code" }] });
    expect(emulator.admin.objects()).toEqual([]);
    const run = await apply(made, { environment, on: ({ type }) => events.push(type) });
    expect(run).toMatchObject({ errored: false, counts: { add: 1 } });
    expect(events).toEqual(expect.arrayContaining(["begin", "end"]));
    expect(emulator.admin.objects()).toHaveLength(1);
    expect(hasChanges(await plan(await open(), { environment }))).toBe(false);
    expect(printed).toEqual([]);
  });

  it("carries out a plan only on the state that it was made from", async () => {
    const stack = await open();
    const first = await plan(stack, { environment });
    await apply(first, { environment });
    await expect(apply(first, { environment })).rejects.toThrow(PlanOutdated);
    expect(emulator.admin.objects()).toHaveLength(1);
  });

  it("keeps a plan in a file that nobody else may read", async () => {
    const path = join(folder, "shop.plan");
    writePlan(await plan(await open(), { environment }), path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await apply(await readPlan(path), { environment })).toMatchObject({ errored: false, counts: { add: 1 } });
  });

  it("plans a part, a replacement, a refresh and a destruction", async () => {
    const stack = await open();
    await apply(await plan(stack, { environment }), { environment });
    const actions = async (mode: object) => (await plan(stack, { environment, ...mode })).changes.map(({ action }) => action);
    expect(await actions({ replace: ["sms_baidu_template.code"] })).toEqual(["replace"]);
    expect(await actions({ destroy: true })).toEqual(["delete"]);
    expect(await actions({ refreshOnly: true })).toEqual([]);
    expect(await actions({ targets: ["sms_baidu_template.code"] })).toEqual(["none"]);
    expect(printed).toEqual([]);
  });

  it("says what is wrong with a stack instead of throwing", async () => {
    const { stack, diagnostics } = await openStack({ stack: join(folder, "nothing"), environment });
    expect([stack, diagnostics[0]?.severity]).toEqual([undefined, "error"]);
    expect(printed).toEqual([]);
  });
});
