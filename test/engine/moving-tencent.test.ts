import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { type Emulator, startEmulator } from "../../src/emulator";
import { startProvider } from "../../src/plugin/reattach";
import { officialState, startOfficialProvider } from "../support/accounts/official-tencent";
import { commandLines } from "../support/cli/command-line";
import { describeEngine, type Engine, type Work } from "../support/engines/engine";
import { readGuide } from "../support/stacks/guide";

jest.setTimeout(120_000);

const guide = readGuide("moving-from-tencentcloud");
const [after = ""] = guide.blocks("After", "terraform");
const [importBlocks = "", removedBlocks = ""] = guide.blocks("With import blocks", "terraform");
const [qualificationBlocks = ""] = guide.blocks("The qualification", "terraform");
const [movedBlocks = ""] = guide.blocks("With moved blocks", "terraform");
const [signatureId = "", templateId = ""] = [...importBlocks.matchAll(/id = "0\/(.*)"/g)].map(([, id]) => id);
const removals = guide
  .blocks("With import blocks", "shell")
  .flatMap((block) => block.trim().split("\n"))
  .filter((line) => line.includes("state rm"))
  .map((line) => line.split(" ").slice(1));

const proof = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from("proof of the name ".repeat(10))]);
const sign = { sign_name: "云杉商城", sign_type: 1, document_type: 4, international: 0, sign_purpose: 0 };
const template = { template_name: "登录验证码", template_content: "您的验证码是{1}，5分钟内有效。", international: 0 };

/** The account as the old provider leaves it. */
const accountWith = (qualification: { readonly qualificationId: string | null }) => ({
  platforms: {
    tencent: {
      signatures: [{ id: signatureId, signName: sign.sign_name, signType: 1, documentType: 4, ...qualification }],
      templates: [
        { id: templateId, templateName: template.template_name, templateContent: template.template_content, smsType: 3, remark: "旧" },
      ],
    },
  },
});

/** The old provider's memory of it, the proof's content and a remark that was never sent included. */
const stored = [
  {
    mode: "managed",
    type: "tencentcloud_sms_sign",
    attributes: { id: `${signatureId}#0`, ...sign, proof_image: proof.toString("base64"), commission_image: null, remark: null },
  },
  {
    mode: "managed",
    type: "tencentcloud_sms_template",
    attributes: { id: `${templateId}#0`, ...template, sms_type: 0, remark: "never sent" },
  },
] as const;

const seedFolder = mkdtempSync(join(tmpdir(), "smsform-moving-"));
const seedWith = (qualification: { readonly qualificationId: string | null }): string => {
  const file = join(seedFolder, `${qualification.qualificationId}.json`);
  writeFileSync(file, JSON.stringify(accountWith(qualification)));
  return file;
};
const seed = seedWith({ qualificationId: "1000001" });
afterAll(() => rmSync(seedFolder, { recursive: true, force: true }));

const writesTo = ({ admin }: Emulator) => admin.calls().log.filter(({ call }) => !call?.startsWith("Describe"));
const recordings = ["update sms_tencent_signature.default", "update sms_tencent_template.default"];

describeEngine("the guide on moving from tencentcloud", (engine) => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  /** A stack with the old provider's state, the account it stands for, and the new provider; the old one only where it is asked for. */
  async function begin(files: Readonly<Record<string, string | Buffer>>, { withOldProvider }: { readonly withOldProvider: boolean }) {
    const emulator = await startEmulator({ review: "manual", seed });
    closing.push(() => emulator.close());
    const state = officialState(hostOf(engine), stored);
    const work = await engine.work({ files: { "main.tf": after, "proof.jpg": proof, "terraform.tfstate": state, ...files } });
    closing.push(() => work.remove());
    const environment = { SMSFORM_ENDPOINT: emulator.url, TENCENTCLOUD_SECRET_ID: "emulator", TENCENTCLOUD_SECRET_KEY: "emulator-secret" };
    const provider = await startProvider({ clouds, folder: work.folder, environment });
    closing.push(provider.close);
    const old = withOldProvider ? await startOfficialProvider(work.folder) : undefined;
    if (old) closing.push(old.close);
    work.attach({ ...provider.reattach, ...old?.reattach });
    return { work, emulator };
  }

  async function expectSettled(work: Work, emulator: Emulator): Promise<void> {
    const again = await work.plan();
    expect([again.exitCode, again.changes]).toEqual([0, []]);
    expect(writesTo(emulator)).toEqual([]);
    const managed = (await work.show()).filter(({ mode }) => mode === "managed");
    expect(managed.map(({ address, values }) => [address, values.id, values.international, values.usable])).toEqual([
      ["sms_tencent_signature.default", signatureId, 0, true],
      ["sms_tencent_template.default", templateId, 0, true],
    ]);
    const state = await readFile(join(work.folder, "terraform.tfstate"), "utf8");
    expect(state).not.toContain("tencentcloud");
    expect(state).not.toContain("never sent");
    expect(state).not.toContain(proof.toString("base64").slice(12, 60));
  }

  it("with import blocks: the old entries go, the objects are imported and recorded, nothing is sent, and the next plan is clean", async () => {
    const { work, emulator } = await begin({ "imports.tf": importBlocks }, { withOldProvider: false });
    for (const command of removals) expect(await work.run(...command)).toMatchObject({ exitCode: 0 });
    const plan = await work.plan();
    expect(plan.text).toContain("2 to import, 0 to add, 2 to change, 0 to destroy");
    expect(plan.text).toContain("recorded, nothing is sent");
    expect(await work.apply(plan.file)).toMatchObject({ exitCode: 0 });
    await work.write({ "imports.tf": "" });
    await expectSettled(work, emulator);
  });

  if (engine.command === "tofu") {
    it.skip("with moved blocks: needs Terraform 1.8, OpenTofu 1.6 has no moves from one type to another", () => undefined);
    return;
  }

  it("with removed blocks beside the import blocks: one plan forgets the old entries and imports the objects", async () => {
    const { work, emulator } = await begin({ "imports.tf": importBlocks, "removed.tf": removedBlocks }, { withOldProvider: true });
    const plan = await work.plan();
    expect(plan.changes.map(({ action, address }) => `${action} ${address}`)).toEqual(
      expect.arrayContaining(["forget tencentcloud_sms_sign.default", "forget tencentcloud_sms_template.default"]),
    );
    expect(await work.apply(plan.file)).toMatchObject({ exitCode: 0 });
    await work.write({ "imports.tf": "", "removed.tf": "" });
    await expectSettled(work, emulator);
  });

  it("with moved blocks: the old entries become ours, what they cannot be trusted with is recorded anew, and nothing is sent", async () => {
    const { work, emulator } = await begin({ "moved.tf": movedBlocks }, { withOldProvider: true });
    const plan = await work.plan();
    expect(plan.changes.map(({ action, address }) => `${action} ${address}`).sort()).toEqual(recordings);
    expect(plan.text).toContain("(moved from tencentcloud_sms_sign.default)");
    expect(plan.text).toContain("0 to add, 2 to change, 0 to destroy");
    expect(await work.apply(plan.file)).toMatchObject({ exitCode: 0 });
    await expectSettled(work, emulator);
  });

  it("with moved blocks and a plan that reads nothing: nothing is sent", async () => {
    const { work, emulator } = await begin({ "moved.tf": movedBlocks }, { withOldProvider: true });
    expect(await work.apply("-refresh=false")).toMatchObject({ exitCode: 0 });
    expect(await work.apply()).toMatchObject({ exitCode: 0 });
    await expectSettled(work, emulator);
  });

  it("with moved blocks, a plan that reads nothing, and a deletion right after it: the object goes", async () => {
    const { work, emulator } = await begin({ "moved.tf": movedBlocks }, { withOldProvider: true });
    expect(await work.apply("-refresh=false")).toMatchObject({ exitCode: 0 });
    const flags = ["-input=false", "-no-color", "-auto-approve", "-refresh=false", "-target=sms_tencent_template.default"];
    expect(await work.run("destroy", ...flags)).toMatchObject({ exitCode: 0 });
    expect(emulator.admin.objects({ platform: "tencent", kind: "templates" })).toEqual([]);
  });
});

describe("the guide on moving from tencentcloud, through smsform", () => {
  const open = commandLines();

  it("with import blocks and a state of its own: the objects are imported, nothing is sent, and the next plan is clean", async () => {
    const cli = await open({ "main.tf": after, "imports.tf": importBlocks, "proof.jpg": proof }, { seed });
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("2 imported") });
    cli.write({ "imports.tf": "" });
    expect(await cli.run("plan", "--detailed-exitcode")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("No changes") });
    expect(writesTo(cli.emulator)).toEqual([]);
  });

  it("the platform tells the qualification that the configuration has to name", async () => {
    const cli = await open({ "main.tf": qualificationBlocks }, { seed });
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
    const { stdout } = await cli.run("output", "--json", "qualifications");
    expect(JSON.parse(stdout)).toEqual(["1000001"]);
    expect(after).toContain('qualification_id = "1000001"');
  });

  it("a signature that is older than qualifications is moved without one, and nothing is sent", async () => {
    const cli = await open(
      { "main.tf": after.replace(/^ *qualification_id .*\n/m, ""), "imports.tf": importBlocks, "proof.jpg": proof },
      { seed: seedWith({ qualificationId: null }) },
    );
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("2 imported") });
    expect(await cli.run("plan", "--detailed-exitcode")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("No changes") });
    expect(writesTo(cli.emulator)).toEqual([]);
  });
});

function hostOf({ command }: Engine): string {
  return command === "tofu" ? "registry.opentofu.org" : "registry.terraform.io";
}
