/** Recorded objects of one account, and a plugin that is given the key of another. */
import { clouds } from "../../src/clouds";
import { type Emulator, startEmulator } from "../../src/emulator";
import { startProvider } from "../../src/plugin/reattach";
import { header } from "../scenarios/frontends";
import { templateBlock } from "../scenarios/stacks";
import { signatureBlock, tencentStack, templateBlock as tencentTemplate } from "../scenarios/tencent-stacks";
import { describeEngine, type Work } from "../support/engines/engine";

jest.setTimeout(120_000);

const credentials = { emulator: { secret: "emulator-secret" }, other: { secret: "other-secret" } };
const two = (sms: string) =>
  header + ["a", "b"].map((name) => templateBlock(name, { name: `通知${name}`, more: "", smsType: sms })).join("\n");
const refusals = (text: string) => text.match(/Error: The key of Baidu AI Cloud SMS belongs to account/g) ?? [];

describeEngine("a plugin with the key of another account", (engine) => {
  let work: Work;
  let emulator: Emulator;
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function begin(files: Readonly<Record<string, string | Buffer>>): Promise<void> {
    emulator = await startEmulator({ review: "manual", credentials, rateLimits: "off" });
    closing.push(() => emulator.close());
    work = await engine.work({ files });
    closing.push(() => work.remove());
    await use("emulator");
    expect(await work.apply()).toMatchObject({ exitCode: 0 });
    emulator.admin.clearCalls();
  }

  /** A process of its own for each key, as engines start them. */
  async function use(key: string): Promise<void> {
    const environment = {
      SMSFORM_ENDPOINT: emulator.url,
      BAIDUCLOUD_ACCESS_KEY: key,
      BAIDUCLOUD_SECRET_KEY: `${key}-secret`,
      TENCENTCLOUD_SECRET_ID: key,
      TENCENTCLOUD_SECRET_KEY: `${key}-secret`,
    };
    const provider = await startProvider({ clouds, folder: work.folder, environment });
    closing.push(provider.close);
    work.attach(provider.reattach);
  }

  const sent = () => emulator.admin.calls().log.filter(({ method }) => method !== "GET");
  const accounts = () => emulator.admin.objects({ platform: "baidu", kind: "templates" }).map(({ account }) => account);

  it("takes nothing for gone: one error in a plan, and none of its saved plans is carried out", async () => {
    await begin({ "main.tf": two("CommonNotice") });
    const before = await work.show();
    const destroy = await work.plan("-destroy");
    const saved = `${work.folder}/destroy.plan`;
    expect(destroy.changes).toHaveLength(2);
    expect(await work.run("plan", "-destroy", `-out=${saved}`)).toMatchObject({ exitCode: 0 });
    await use("other");
    const plan = await work.plan();
    expect(refusals(plan.text)).toHaveLength(1);
    expect(plan.text).toMatch(/allowed_account_ids.*state rm|state rm.*allowed_account_ids/);
    const applied = await work.apply(saved);
    expect(applied.exitCode).toBe(1);
    expect(applied.text.match(/Nothing was sent, and nothing counts as gone/g)).toHaveLength(1);
    expect((await work.destroy("-refresh=false")).exitCode).toBe(1);
    expect(sent()).toEqual([]);
    expect(accounts()).toEqual(["emulator", "emulator"]);
    expect(await work.show()).toEqual(before);

    // The way out.
    for (const name of ["a", "b"]) expect(await work.run("state", "rm", `sms_baidu_template.${name}`)).toMatchObject({ exitCode: 0 });
    expect(await work.apply()).toMatchObject({ exitCode: 0 });
    expect(accounts()).toEqual(["emulator", "emulator", "other", "other"]);
  });

  it("makes nothing where allowed_account_ids names others, or may come to do so", async () => {
    const meant = (ids: string) => `provider "sms" {\n  baidu {\n    allowed_account_ids = ${ids}\n  }\n}\n`;
    await begin({ "main.tf": header });
    await work.write({ "main.tf": two("CommonNotice") + meant('["someone"]') });
    const { exitCode, text } = await work.apply();
    expect([exitCode, text]).toEqual([1, expect.stringContaining("which allowed_account_ids does not name")]);
    expect(sent()).toEqual([]);
    // Not known while it is planned.
    const later = 'resource "terraform_data" "owner" {\n  input = "someone"\n}\n';
    await work.write({ "main.tf": two("CommonNotice") + later + meant("[terraform_data.owner.output]") });
    expect((await work.plan()).exitCode).toBe(2);
    expect((await work.apply()).text).toContain("which allowed_account_ids does not name");
    expect(sent()).toEqual([]);
  });

  it("warns once where the platform tells nobody whose a key is, and nothing of several objects is found", async () => {
    const more = "depends_on = [sms_tencent_signature.s]";
    const names = ["a", "b"].map((name) => tencentTemplate(name, { name: `通知${name}`, more }));
    await begin(tencentStack(signatureBlock("s", { more: "deletion_protection = false" }), ...names));
    const warnings = (text: string) => text.match(/Warning: Of \d recorded objects of Tencent Cloud SMS none was found/g) ?? [];
    for (const { id } of emulator.admin.objects({ platform: "tencent", kind: "templates" })) {
      emulator.admin.remove({ platform: "tencent", kind: "templates", id });
    }
    expect(warnings((await work.plan()).text)).toEqual([]);
    await use("other");
    const plan = await work.plan();
    expect([plan.exitCode, warnings(plan.text).length]).toEqual([2, 1]);
  });
});
