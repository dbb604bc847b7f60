import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { codeText, signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();
const one = { "main.tf": templateBlock("code") };
const renamed = { "main.tf": templateBlock("code", "", { title: "新名字" }) };
const twoMore = { "main.tf": renamed["main.tf"] + templateBlock("other", "", { title: "另一个" }) };
const chain = { "main.tf": renamed["main.tf"] + templateBlock("last", "depends_on = [sms_baidu_template.code]", { title: "最后一个" }) };
const pathIn = ({ folder }: TestStack, name: string) => join(folder, name);
const journalOf = (stack: TestStack) => pathIn(stack, ".terraform.tfstate.journal");

/** One object, and a plan that renames it. */
async function planned(): Promise<TestStack> {
  const stack = await begin(one);
  await succeeded(stack.apply());
  stack.write(renamed);
  expect(await stack.planToFile()).toMatchObject({ errors: [], changes: ["update sms_baidu_template.code"] });
  stack.writes();
  return stack;
}

/** Leaves things as a run does that is killed before it makes `sms_baidu_template.last`: its journal, and the state of before. */
async function killedRun(stack: TestStack): Promise<void> {
  const last = "sms_baidu_template.last";
  const before = stack.stateText();
  const copy = pathIn(stack, "journal.copy");
  stack.write(chain);
  const run = await stack.apply({
    on: (event) => event.type === "begin" && event.address === last && copyFileSync(journalOf(stack), copy),
  });
  expect(run).toMatchObject({ errors: [], run: { errored: false } });
  stack.emulator.admin.remove(stack.ref(last));
  stack.write({ "terraform.tfstate": before, ".terraform.tfstate.journal": readFileSync(copy) });
}

async function refused(stack: TestStack, message: string): Promise<void> {
  const before = stack.stateText();
  stack.writes();
  const run = await stack.applyFile();
  expect(run.errors).toEqual([expect.stringContaining(message)]);
  expect(run.run).toBeUndefined();
  expect(stack.writes()).toEqual([]);
  expect(stack.stateText()).toBe(before);
}

describe("a plan file is for the state that it was made from", () => {
  it.each<[string, (stack: TestStack) => Promise<unknown>, string]>([
    ["the plan itself was applied", (stack) => stack.applyFile(), "which is at serial 2 now: something was applied or recorded since"],
    [
      "something else was applied",
      async (stack) => {
        stack.write(twoMore);
        await succeeded(stack.apply({ targets: ["sms_baidu_template.other"] }));
      },
      "made from serial 1 of the state, which is at serial 2 now",
    ],
    [
      "the state was refreshed",
      async (stack) => {
        stack.emulator.admin.reject(stack.ref("sms_baidu_template.code"), "请写明公司名称");
        await succeeded(stack.refresh());
      },
      "which is at serial 2 now",
    ],
    ["the state was removed", async (stack) => rmSync(pathIn(stack, "terraform.tfstate")), "of a state that is not at"],
    [
      "the state is another one",
      async (stack) => stack.write({ "terraform.tfstate": stack.stateText().replace(/"lineage": "[^"]+"/, '"lineage": "another"') }),
      "holds the state another",
    ],
    ["a run was killed", killedRun, "An interrupted run has left its journal"],
  ])("once %s, it is refused in one message and nothing is sent", async (_what, meanwhile, message) => {
    const stack = await planned();
    await meanwhile(stack);
    await refused(stack, message);
  });

  it("made where there was no state, it makes nothing twice", async () => {
    const stack = await begin(one);
    await stack.planToFile();
    expect(await stack.applyFile()).toMatchObject({ errors: [], run: { counts: { add: 1 } } });
    await refused(stack, "The plan was made when nothing was recorded");
    expect(stack.emulator.admin.objects()).toHaveLength(1);
  });

  it("made over what a killed run has left, it takes that up, once", async () => {
    const stack = await begin(chain);
    await killedRun(stack);
    expect(await stack.planToFile()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.last"] });
    stack.writes();
    expect(await stack.applyFile()).toMatchObject({ errors: [], run: { counts: { add: 1 } } });
    expect(stack.writes()).toEqual(["POST template"]);
    expect(existsSync(journalOf(stack))).toBe(false);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("is refused when what the killed run has left was taken up in between", async () => {
    const stack = await begin(chain);
    await killedRun(stack);
    await stack.planToFile();
    await succeeded(stack.refresh());
    expect(stack.recorded("sms_baidu_template.code", "name")).toBe("新名字");
    await refused(stack, "The plan was made when nothing was recorded");
  });

  it("is not applied while another run holds the state", async () => {
    const stack = await planned();
    stack.write({
      ".terraform.tfstate.lock.info": JSON.stringify({ ID: "1", Operation: "apply", Who: "somebody", Created: "2026-01-05" }),
    });
    await refused(stack, "StateLocked");
  });
});

describe("what was planned is what is applied", () => {
  it("with the variables of then", async () => {
    const stack = await begin({ "main.tf": `variable "title" {}\n${templateBlock("code", "", { title: "${var.title}" })}` });
    stack.environment.TF_VAR_title = "当时的名字";
    await stack.planToFile();
    stack.environment.TF_VAR_title = "现在的名字";
    stack.write({ "terraform.tfvars": 'title = "别的名字"\n' });
    expect((await stack.applyFile()).errors).toEqual([]);
    expect(stack.recorded("sms_baidu_template.code", "name")).toBe("当时的名字");
  });

  it("or nothing, where a review has moved on", async () => {
    const stack = await begin(one);
    await succeeded(stack.apply());
    stack.write({ "main.tf": templateBlock("code", "", { text: codeText.replace("5分钟", "10分钟") }) });
    expect(await stack.planToFile()).toMatchObject({ changes: ["update sms_baidu_template.code"] });
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
    const content = stack.recorded("sms_baidu_template.code", "content");
    stack.writes();
    expect((await stack.applyFile()).errors).toEqual([expect.stringContaining("was approved since the plan; plan again")]);
    expect(stack.writes()).toEqual([]);
    expect(stack.recorded("sms_baidu_template.code", "content")).toBe(content);
  });

  it("or nothing, where a proof file is another one", async () => {
    const png = (text: string) => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from(text)]);
    const stack = await begin({ "main.tf": signatureBlock("brand", 'signature_file = "proof.png"'), "proof.png": png("one") });
    await stack.planToFile();
    stack.write({ "proof.png": png("other") });
    const run = await stack.applyFile();
    expect(run.errors).toEqual([expect.stringMatching(/has changed since the plan; plan again[\s\S]*proof\.png/)]);
    expect(stack.writes()).toEqual([]);
    stack.write({ "proof.png": png("one") });
    expect(await stack.applyFile()).toMatchObject({ errors: [], run: { counts: { add: 1 } } });
  });

  it("in another checkout as well: places are relative to where one is", async () => {
    const stack = await begin(one);
    await succeeded(stack.apply());
    stack.write(renamed);
    const [here, checkout] = [dirname(stack.folder), mkdtempSync(join(tmpdir(), "smsform-checkout-"))];
    try {
      await stack.planToFile({ file: { cwd: here } });
      cpSync(stack.folder, join(checkout, basename(stack.folder)), { recursive: true });
      rmSync(pathIn(stack, "terraform.tfstate"));
      const there = join(checkout, basename(stack.folder));
      expect((await stack.applyFile({ file: { cwd: checkout, path: join(there, "plan.bin") } })).errors).toEqual([]);
      expect(readFileSync(join(there, "terraform.tfstate"), "utf8")).toContain('"name": "新名字"');
      expect(existsSync(pathIn(stack, "terraform.tfstate"))).toBe(false);
    } finally {
      rmSync(checkout, { recursive: true, force: true });
    }
  });
});

describe("a plan file on the disk", () => {
  it("is for its owner alone, also where it takes the place of an earlier plan or of an empty file", async () => {
    const stack = await planned();
    const mode = (name: string) => (statSync(pathIn(stack, name)).mode & 0o777).toString(8);
    expect(mode("plan.bin")).toBe("600");
    await stack.planToFile();
    expect(mode("plan.bin")).toBe("600");
    writeFileSync(pathIn(stack, "empty"), "", { mode: 0o644 });
    expect((await stack.planToFile({ file: { path: pathIn(stack, "empty") } })).errors).toEqual([]);
    expect(mode("empty")).toBe("600");
  });

  it.each(["main.tf", "terraform.tfstate", "."])("never takes the place of %s", async (name) => {
    const stack = await planned();
    const before = [readFileSync(pathIn(stack, "main.tf"), "utf8"), stack.stateText()];
    const path = pathIn(stack, name);
    expect((await stack.planToFile({ file: { path } })).errors).toEqual([
      expect.stringContaining(`${path} exists and is no plan of smsform. It was left as it is: name another file for the plan.`),
    ]);
    expect([readFileSync(pathIn(stack, "main.tf"), "utf8"), stack.stateText()]).toEqual(before);
  });

  it.each(["no/such/folder/plan.bin", "main.tf/plan.bin"])("cannot be %s: one message, with the cause", async (name) => {
    const stack = await planned();
    expect((await stack.planToFile({ file: { path: pathIn(stack, name) } })).errors).toEqual([
      expect.stringMatching(/The plan file .* cannot be written \(ENO(ENT|TDIR)\)/),
    ]);
  });

  it("is not made of a plan with errors, and cannot be read where there is none", async () => {
    const stack = await begin({ "main.tf": templateBlock("code", 'nmae = "x"') });
    expect((await stack.planToFile()).errors).toHaveLength(1);
    expect(existsSync(pathIn(stack, "plan.bin"))).toBe(false);
    expect((await stack.applyFile()).errors).toEqual([expect.stringMatching(/The plan file .*plan\.bin cannot be read \(ENOENT\)/)]);
  });
});
