import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { type Emulator, startEmulator } from "../../src/emulator";
import { userIdOf } from "../../src/emulator/baidu/calls/authentication";
import { startProvider } from "../../src/plugin/reattach";
import { officialState, type StoredObject, startOfficialProvider } from "../support/accounts/official-baidu";
import { commandLines } from "../support/cli/command-line";
import { describeEngine, type Engine, type Work } from "../support/engines/engine";
import { readGuide } from "../support/stacks/guide";

jest.setTimeout(120_000);

const guide = readGuide("moving-from-baiducloud");
const [after = ""] = guide.blocks("After", "terraform");
const [importBlocks = "", removedBlocks = ""] = guide.blocks("With import blocks", "terraform");
const [movedBlocks = ""] = guide.blocks("With moved blocks", "terraform");
const [signatureId = "", templateId = ""] = [...importBlocks.matchAll(/id = "(.*)"/g)].map(([, id]) => id);
const removals = guide
  .blocks("With import blocks", "shell")
  .flatMap((block) => block.trim().split("\n"))
  .filter((line) => line.includes("state rm"))
  .map((line) => line.split(" ").slice(1));

const signature = { content: "baidu", contentType: "Enterprise", countryType: "DOMESTIC", description: "terraform test" };
const template = {
  name: "My test template",
  content: "Test content",
  smsType: "CommonNotice",
  countryType: "GLOBAL",
  description: "this is a test sms template",
};
const proof = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("proof of the name ".repeat(10))]);

/** The account as the old provider leaves it. */
const account = {
  platforms: { baidu: { signatures: [{ id: signatureId, ...signature }], templates: [{ id: templateId, ...template }] } },
};

/** The old provider's memory of it, the proof's content included. */
const stored: readonly StoredObject[] = [
  {
    mode: "data",
    type: "baiducloud_sms_signature",
    attributes: { id: signatureId, signature_id: signatureId, output_file: null, signature_info: { status: "READY" } },
  },
  {
    mode: "data",
    type: "baiducloud_sms_template",
    attributes: { id: templateId, template_id: templateId, output_file: null, template_info: { status: "READY" } },
  },
  {
    mode: "managed",
    type: "baiducloud_sms_signature",
    attributes: {
      id: signatureId,
      content: "baidu",
      content_type: "Enterprise",
      country_type: "DOMESTIC",
      description: "terraform test",
      signature_file_base64: proof.toString("base64"),
      signature_file_format: "png",
      review: "",
      status: "READY",
      timeouts: null,
      user_id: userIdOf("emulator"),
    },
  },
  {
    mode: "managed",
    type: "baiducloud_sms_template",
    attributes: {
      id: templateId,
      name: "My test template",
      content: "Test content",
      sms_type: "CommonNotice",
      country_type: "GLOBAL",
      description: "this is a test sms template",
      review: "",
      status: "READY",
      template_id: templateId,
      timeouts: null,
      user_id: userIdOf("emulator"),
    },
  },
];

const seedFolder = mkdtempSync(join(tmpdir(), "smsform-moving-"));
const seed = join(seedFolder, "seed.json");
writeFileSync(seed, JSON.stringify(account));
afterAll(() => rmSync(seedFolder, { recursive: true, force: true }));

const writesTo = ({ admin }: Emulator) => admin.calls().log.filter(({ method }) => method !== "GET");

describeEngine("the guide on moving from baiducloud", (engine) => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  /** A stack with the old provider's state, the account it stands for, and the new provider; the old one only where it is asked for. */
  async function begin(files: Readonly<Record<string, string | Buffer>>, { withOldProvider }: { readonly withOldProvider: boolean }) {
    const emulator = await startEmulator({ review: "manual", seed });
    closing.push(() => emulator.close());
    const work = await engine.work({ files: { "terraform.tfstate": officialState(hostOf(engine), stored), ...files } });
    closing.push(() => work.remove());
    const environment = { SMSFORM_ENDPOINT: emulator.url, BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" };
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
    expect(again.text).toContain("No changes");
    expect(writesTo(emulator)).toEqual([]);
    const managed = (await work.show()).filter(({ mode }) => mode === "managed");
    expect(managed.map(({ address, values }) => [address, values.id, values.usable])).toEqual([
      ["sms_baidu_signature.default", signatureId, true],
      ["sms_baidu_template.default", templateId, true],
    ]);
    const state = await readFile(join(work.folder, "terraform.tfstate"), "utf8");
    expect(state).not.toContain("baiducloud");
    expect(state).not.toContain(proof.toString("base64").slice(12, 60));
  }

  it("with import blocks: the old entries go, the objects are imported, nothing is sent, and the next plan is clean", async () => {
    const { work, emulator } = await begin({ "main.tf": after, "imports.tf": importBlocks }, { withOldProvider: false });
    for (const command of removals) expect(await work.run(...command)).toMatchObject({ exitCode: 0 });
    const plan = await work.plan();
    expect(plan.changes.map(({ action }) => action)).toEqual(["import", "import"]);
    expect(plan.text).toContain("2 to import, 0 to add, 0 to change, 0 to destroy");
    expect(await work.apply(plan.file)).toMatchObject({ exitCode: 0 });
    await work.write({ "imports.tf": "" });
    await expectSettled(work, emulator);
  });

  if (engine.command === "tofu") {
    it.skip("with moved blocks: needs Terraform 1.8, OpenTofu 1.6 has no moves from one type to another", () => undefined);
    return;
  }

  it("with removed blocks beside the import blocks: one plan forgets the old entries and imports the objects", async () => {
    const { work, emulator } = await begin(
      { "main.tf": after, "imports.tf": importBlocks, "removed.tf": removedBlocks },
      { withOldProvider: true },
    );
    const plan = await work.plan();
    expect(plan.changes.map(({ action, address }) => `${action} ${address}`).sort()).toEqual([
      "forget baiducloud_sms_signature.default",
      "forget baiducloud_sms_template.default",
      "import sms_baidu_signature.default",
      "import sms_baidu_template.default",
    ]);
    expect(await work.apply(plan.file)).toMatchObject({ exitCode: 0 });
    await work.write({ "imports.tf": "", "removed.tf": "" });
    await expectSettled(work, emulator);
  });

  it("with moved blocks: the old entries become ours, nothing is sent, and the next plan is clean", async () => {
    const { work, emulator } = await begin({ "main.tf": after, "moved.tf": movedBlocks }, { withOldProvider: true });
    const plan = await work.plan();
    expect([plan.exitCode, plan.changes]).toEqual([2, []]);
    expect(plan.text).toContain("baiducloud_sms_signature.default has moved to sms_baidu_signature.default");
    expect(plan.text).toContain("0 to add, 0 to change, 0 to destroy");
    expect(await work.apply(plan.file)).toMatchObject({ exitCode: 0 });
    await expectSettled(work, emulator);
  });

  it("with moved blocks and a plan that reads nothing: what the old state says stands in, and nothing is sent", async () => {
    const { work, emulator } = await begin({ "main.tf": after, "moved.tf": movedBlocks }, { withOldProvider: true });
    expect(await work.apply("-refresh=false")).toMatchObject({ exitCode: 0 });
    await expectSettled(work, emulator);
  });

  it.each(["return", "omit"])(
    "with moved blocks and a proof file: recorded, not sent (the platform's description: %s)",
    async (description) => {
      const [withProof = ""] = guide.blocks("The first plan", "terraform");
      const signatureBlock = /^resource "sms_baidu_signature" [\s\S]*?^}\n/m;
      expect(after).toMatch(signatureBlock);
      const main = after.replace(signatureBlock, () => withProof);
      const { work, emulator } = await begin({ "main.tf": main, "moved.tf": movedBlocks, "proof.png": proof }, { withOldProvider: true });
      emulator.admin.setSwitches({ "baidu.signature-get-description": description });
      const plan = await work.plan();
      expect(plan.changes.map(({ action, address }) => `${action} ${address}`)).toEqual(["update sms_baidu_signature.default"]);
      expect(plan.text).toContain("recorded, nothing is sent");
      expect(await work.apply(plan.file)).toMatchObject({ exitCode: 0 });
      await expectSettled(work, emulator);
    },
  );

  it("moves nothing into a type that means something else", async () => {
    const crossed = "moved {\n  from = baiducloud_sms_signature.default\n  to   = sms_baidu_template.default\n}\n";
    const { work } = await begin({ "main.tf": after, "moved.tf": crossed }, { withOldProvider: true });
    const plan = await work.plan();
    expect(plan).toMatchObject({ exitCode: 1 });
    expect(plan.text).toMatch(/A baiducloud_sms_signature of \S+\/baidubce\/baiducloud cannot become a sms_baidu_template/);
    expect(plan.text).toContain("What can be moved there: baiducloud_sms_template of baidubce/baiducloud");
  });
});

describe("the guide on moving from baiducloud, through smsform", () => {
  const open = commandLines();

  it("with import blocks and a state of its own: the objects are imported, nothing is sent, and the next plan is clean", async () => {
    const cli = await open({ "main.tf": after, "imports.tf": importBlocks }, { seed });
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("2 imported") });
    cli.write({ "imports.tf": "" });
    expect(await cli.run("plan", "--detailed-exitcode")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("No changes") });
    expect(writesTo(cli.emulator)).toEqual([]);
  });

  it("with the old entries still in the state: refused, the state stays as it is", async () => {
    const state = officialState("registry.terraform.io", stored);
    const cli = await open({ "main.tf": after, "imports.tf": importBlocks, "terraform.tfstate": state }, { seed });
    const refused = await cli.run("plan");
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain("which is not smsform's");
    expect(await readFile(join(cli.folder, "terraform.tfstate"), "utf8")).toBe(state);
  });
});

function hostOf({ command }: Engine): string {
  return command === "tofu" ? "registry.opentofu.org" : "registry.terraform.io";
}
