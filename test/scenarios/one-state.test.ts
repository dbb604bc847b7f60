import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { startEmulator } from "../../src/emulator";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { startProvider } from "../../src/plugin/reattach";
import { createProvider } from "../../src/reconcile";
import { hasChanges, openStack, plan, planAndApply } from "../../src/stack";
import { systemClock } from "../../src/system/clock";
import { systemWorld } from "../../src/system/world";
import { describeEngine, type Work } from "../support/engines/engine";
import { succeeded } from "../support/steps";
import { signatureBlock, stack, templateBlock } from "./stacks";

jest.setTimeout(120_000);

const files = {
  ...stack(
    'variable "note" {\n  default   = "订单通知"\n  sensitive = true\n}',
    signatureBlock("s", { description: "用于会员通知", more: 'signature_file = "proof.png"\n  deletion_protection = false' }),
    templateBlock("t", { more: 'for_each = toset(["a", "b"])\n  depends_on = [sms_baidu_signature.s]' }).replace(
      '"订单发货通知"',
      '"订单发货通知 ${each.key}"',
    ),
    templateBlock("v").replace('"订单发货后通知买家"', "var.note"),
    'data "sms_baidu_signature" "read" {\n  signature_id = sms_baidu_signature.s.id\n}',
    'output "ids" {\n  value = { for_a = sms_baidu_template.t["a"].id, all = [sms_baidu_signature.s.id], status = sms_baidu_template.t["b"].status }\n}',
    'output "owner" {\n  value = data.sms_baidu_signature.read.user_id\n}',
  ),
  "proof.png": Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("pixels")]),
};

describeEngine("one state, two frontends", (engine) => {
  let closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.reverse()) await close();
    closing = [];
  });

  async function begin() {
    const emulator = await startEmulator({ review: "manual" });
    const environment = { SMSFORM_ENDPOINT: emulator.url, BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" };
    const work = await engine.work({ files });
    const provider = await startProvider({ clouds, folder: work.folder, environment });
    work.attach(provider.reattach);
    closing = [() => emulator.close(), work.remove, provider.close];
    return { emulator, work, smsform: embedded(work, environment) };
  }

  function embedded(work: Work, environment: Record<string, string>) {
    const options = {
      runtime: { clock: systemClock, concurrency: createConcurrencyLimit(10), environment },
      signal: new AbortController().signal,
      stop: new AbortController().signal,
      lockTimeoutMs: 0,
    };
    const open = async () => {
      const request = {
        stack: work.folder,
        cwd: work.folder,
        environment,
        provider: createProvider(clouds),
        machine: systemWorld,
        variables: [],
      };
      const { stack: opened, diagnostics } = await openStack(request);
      if (!opened) throw new Error(JSON.stringify(diagnostics));
      return opened;
    };
    return {
      plan: async () => plan(await open(), options),
      apply: async (destroy = false) => planAndApply(await open(), { ...options, destroy, confirm: async () => true }),
    };
  }

  it("what smsform applied, the engine finds without changes", async () => {
    const { work, smsform, emulator } = await begin();
    expect((await smsform.apply()).run).toMatchObject({ errored: false, counts: { add: 4 } });
    const found = await work.plan();
    expect([found.exitCode, found.text, found.changes]).toEqual([0, expect.stringContaining("No changes"), []]);
    for (const { kind, id } of emulator.admin.objects())
      emulator.admin.approve({ platform: "baidu", kind: kind as "templates", id: String(id) });
    expect((await work.plan()).changes).toEqual([]);
    expect(await work.destroy()).toMatchObject({ exitCode: 0 });
    expect(emulator.admin.objects()).toEqual([]);
    expect(hasChanges(await smsform.plan())).toBe(true);
  });

  it("what the engine applied, smsform finds without changes", async () => {
    const { work, smsform, emulator } = await begin();
    const applied = await work.apply();
    expect([applied.exitCode, applied.text]).toEqual([0, expect.stringContaining("Apply complete")]);
    const found = await smsform.plan();
    expect([found.diagnostics, found.outputs, hasChanges(found)]).toEqual([[], [], false]);
    expect((await smsform.apply(true)).run).toMatchObject({ errored: false, counts: { destroy: 4 } });
    expect(emulator.admin.objects()).toEqual([]);
  });

  it("both write the same objects into the state, and only marks that the configuration makes", async () => {
    const { work, smsform } = await begin();
    expect((await smsform.apply()).run?.errored).toBe(false);
    const ours = await objects(work);
    expect((await smsform.apply(true)).run?.errored).toBe(false);
    await succeeded(work.apply());
    const theirs = await objects(work);
    expect(ours).toEqual(theirs);
  });

  /** The state's objects without what differs from one apply to the next. */
  async function objects(work: Work): Promise<unknown> {
    const state = JSON.parse(await readFile(join(work.folder, "terraform.tfstate"), "utf8"));
    const text = JSON.stringify(state.resources, (key, value: unknown) => (key === "private" && value === "e30=" ? undefined : value));
    return JSON.parse(text.replace(/sms-(sign|tmpl)-[A-Za-z]+\d+/g, "sms-$1-ID"));
  }
});
