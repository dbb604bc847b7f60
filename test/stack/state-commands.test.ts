import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { clouds } from "../../src/clouds";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { createProvider } from "../../src/reconcile";
import { forgetRecorded, listRecorded, moveRecorded, type OpenStack, openStack, readState, recover } from "../../src/stack";
import { systemWorld } from "../../src/system/world";
import { present } from "../support/accounts/baidu-account";
import { commandLines } from "../support/cli/command-line";
import { signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";

jest.setTimeout(60_000);

const begin = stacks();
const journalOf = ({ folder }: TestStack) => join(folder, ".terraform.tfstate.journal");
const keyed = (name: string) =>
  templateBlock(name, 'for_each = toset(["甲", "乙"])', { title: "验证码${each.key}" }) +
  signatureBlock("brand", `depends_on = [sms_baidu_template.${name}]`);
const moved = (to: string) => ({ done: [expect.objectContaining({ to })], diagnostics: [] });
const forgotten = (address: string) => ({ address, what: "object", hasObject: true });
const refusal = (summary: string, detail: string) => ({
  done: [],
  diagnostics: [expect.objectContaining({ summary: expect.stringContaining(summary), detail: expect.stringContaining(detail) })],
});

async function opened({ folder, environment }: TestStack): Promise<OpenStack> {
  const { stack } = await openStack({
    machine: systemWorld,
    stack: folder,
    cwd: folder,
    environment,
    provider: createProvider(clouds),
    variables: [],
  });
  return present(stack);
}

function options({ environment }: TestStack) {
  const clock = { now: () => Date.UTC(2026, 0, 5, 9), sleep: async () => {} };
  return {
    runtime: { clock, concurrency: createConcurrencyLimit(10), environment },
    signal: new AbortController().signal,
    lockTimeoutMs: 0,
  };
}

const mv = async (stack: TestStack, from: string, to: string) => moveRecorded(await opened(stack), from, to, options(stack));
const rm = async (stack: TestStack, ...addresses: readonly string[]) => forgetRecorded(await opened(stack), addresses, options(stack));
const list = async (stack: TestStack, ...addresses: readonly string[]) => listRecorded(readState(await opened(stack)), addresses);
const addresses = async (stack: TestStack) => (await list(stack)).done;

async function applied(files: string): Promise<TestStack> {
  const stack = await begin({ "main.tf": files });
  expect(await stack.apply()).toMatchObject({ errors: [] });
  stack.writes();
  return stack;
}

describe("an object that is given another address", () => {
  it("is the same object there: the renamed block plans clean, and nothing was sent", async () => {
    const stack = await applied(templateBlock("old") + signatureBlock("brand", "depends_on = [sms_baidu_template.old]"));
    const before = stack.stateText();
    expect(await mv(stack, "sms_baidu_template.old", "sms_baidu_template.new")).toEqual({
      done: [{ from: "sms_baidu_template.old", to: "sms_baidu_template.new" }],
      diagnostics: [],
    });
    expect(stack.writes()).toEqual([]);
    expect(JSON.parse(stack.stateText())).toMatchObject({ serial: JSON.parse(before).serial + 1, lineage: JSON.parse(before).lineage });
    stack.write({ "main.tf": templateBlock("new") + signatureBlock("brand", "depends_on = [sms_baidu_template.new]") });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("leaves the state as it was in its backup, readable for its owner alone", async () => {
    const stack = await applied(templateBlock("old"));
    const before = stack.stateText();
    await mv(stack, "sms_baidu_template.old", "sms_baidu_template.new");
    const backup = join(stack.folder, "terraform.tfstate.backup");
    expect(readFileSync(backup, "utf8")).toBe(before);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
  });

  it("takes all objects of a block along where both addresses are a block's, and what was made after them was made after it", async () => {
    const stack = await applied(keyed("old"));
    expect(await mv(stack, "sms_baidu_template.old", "sms_baidu_template.new")).toMatchObject({ done: { length: 2 } });
    expect(await addresses(stack)).toEqual(["sms_baidu_signature.brand", 'sms_baidu_template.new["乙"]', 'sms_baidu_template.new["甲"]']);
    stack.write({ "main.tf": keyed("new") });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
    expect(dependenciesOf(stack)).toEqual({ "sms_baidu_signature.brand": ["sms_baidu_template.new"] });
  });

  it("alone of its block leaves the others, and what was made after the block was made after both", async () => {
    const stack = await applied(keyed("old"));
    expect(await mv(stack, 'sms_baidu_template.old["甲"]', "sms_baidu_template.single")).toEqual(moved("sms_baidu_template.single"));
    expect(dependenciesOf(stack)).toEqual({ "sms_baidu_signature.brand": ["sms_baidu_template.old", "sms_baidu_template.single"] });
    expect(await mv(stack, "sms_baidu_template.single", 'sms_baidu_template.old["丙"]')).toEqual(moved('sms_baidu_template.old["丙"]'));
    expect(dependenciesOf(stack)).toEqual({ "sms_baidu_signature.brand": ["sms_baidu_template.old"] });
  });

  it("has a block whose name is written in any script", async () => {
    const stack = await applied(templateBlock("验证码"));
    expect(await mv(stack, "sms_baidu_template.验证码", "sms_baidu_template.登录")).toEqual(moved("sms_baidu_template.登录"));
    expect(await addresses(stack)).toEqual(["sms_baidu_template.登录"]);
  });

  it("brings along the predecessors that wait for their deletion", async () => {
    const stack = await applied(templateBlock("old"));
    const state = JSON.parse(stack.stateText());
    const [instance] = state.resources[0].instances;
    state.resources[0].instances.push({ ...instance, deposed: "0badcafe" });
    stack.write({ "terraform.tfstate": JSON.stringify(state) });
    await mv(stack, "sms_baidu_template.old", "sms_baidu_template.new");
    expect(JSON.parse(stack.stateText()).resources).toEqual([
      expect.objectContaining({ name: "new", instances: [expect.anything(), expect.objectContaining({ deposed: "0badcafe" })] }),
    ]);
  });

  it.each([
    [
      "is not recorded",
      "sms_baidu_template.odl",
      "sms_baidu_template.x",
      "no object sms_baidu_template.odl",
      'Did you mean "sms_baidu_template.old',
    ],
    ["has no address", "old", "sms_baidu_template.x", '"old" is no address', "TYPE.NAME"],
    ["would get no address", "sms_baidu_template.old", "x y", '"x y" is no address', "TYPE.NAME"],
    [
      "would take another's place",
      'sms_baidu_template.old["甲"]',
      'sms_baidu_template.old["乙"]',
      'sms_baidu_template.old["乙"] is recorded already',
      "Nothing was changed",
    ],
    [
      "would be added to another block",
      "sms_baidu_template.old",
      "sms_baidu_template.other",
      "sms_baidu_template.other is recorded already",
      "Nothing was changed",
    ],
    [
      "would become of another type",
      'sms_baidu_template.old["甲"]',
      "sms_baidu_signature.x",
      "A sms_baidu_template cannot become a sms_baidu_signature",
      "Nothing was changed",
    ],
    [
      "would only be read",
      'sms_baidu_template.old["甲"]',
      "data.sms_baidu_template.x",
      "cannot become data.sms_baidu_template.x",
      "Nothing was changed",
    ],
    [
      "is many and would be one",
      "sms_baidu_template.old",
      "sms_baidu_template.x[0]",
      "sms_baidu_template.old is a whole block",
      "Nothing was changed",
    ],
  ])("is refused where it %s, and nothing is written", async (_what, from, to, summary, detail) => {
    const stack = await applied(keyed("old") + templateBlock("other", "", { title: "另一个" }));
    const before = stack.stateText();
    expect(await mv(stack, from, to)).toEqual(refusal(summary, detail));
    expect(stack.stateText()).toBe(before);
  });
});

describe("an object that is forgotten", () => {
  it("stays on its platform, and the next plan would make it again", async () => {
    const stack = await applied(templateBlock("code") + signatureBlock("brand"));
    expect(await rm(stack, "sms_baidu_template.code")).toEqual({ done: [forgotten("sms_baidu_template.code")], diagnostics: [] });
    expect(stack.writes()).toEqual([]);
    expect(stack.emulator.admin.objects()).toHaveLength(2);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.code"] });
  });

  it("goes with all of its block, and alone where its key is given", async () => {
    const stack = await applied(keyed("code"));
    expect(await rm(stack, 'sms_baidu_template.code["甲"]')).toMatchObject({ done: [forgotten('sms_baidu_template.code["甲"]')] });
    expect(await rm(stack, "sms_baidu_template.code", "sms_baidu_signature.brand")).toMatchObject({ done: { length: 2 } });
    expect(await addresses(stack)).toEqual([]);
  });

  it("is not where one of the addresses is unknown: all are named, and nothing is written", async () => {
    const stack = await applied(templateBlock("code"));
    const before = stack.stateText();
    const { done, diagnostics } = await rm(stack, "sms_baidu_template.code", "sms_baidu_template.coda", "code");
    expect(done).toEqual([]);
    expect(diagnostics.map(({ summary }) => summary)).toEqual([
      "The state has no object sms_baidu_template.coda",
      '"code" is no address of an object',
    ]);
    expect(stack.stateText()).toBe(before);
  });
});

/** What an earlier smsform has applied: no engine takes such a block, and no address names it. */
describe("an object whose name is none", () => {
  const unnamed = async (...names: readonly string[]) => {
    const blocks = names.map((_, i) => templateBlock(`t${i}`, "", { title: `验证码${i}` }));
    const stack = await applied(blocks.join("") + signatureBlock("brand", "depends_on = [sms_baidu_template.t0]"));
    const renamed = names.reduce(
      (text, name, i) =>
        text
          .replace(`"name": "t${i}"`, `"name": ${JSON.stringify(name)}`)
          .replace(`_template.t${i}"`, `_template.${JSON.stringify(name).slice(1)}`),
      stack.stateText(),
    );
    stack.write({ "terraform.tfstate": renamed });
    return stack;
  };

  it.each([
    ["618", "'sms_baidu_template.618' sms_baidu_template._618"],
    ["", "'sms_baidu_template.' sms_baidu_template._"],
    ["a b", "'sms_baidu_template.a b' sms_baidu_template.a_b"],
    ["a[0]", "'sms_baidu_template.a[0]' sms_baidu_template.a_0_"],
    ['a"b', "'sms_baidu_template.a\"b' sms_baidu_template.a_b"],
    ["it's", "'sms_baidu_template.it'\\''s' sms_baidu_template.it_s"],
  ])("%j: every run says how to rename it, touches nothing, and the command works", async (name, command) => {
    const stack = await unnamed(name);
    const before = stack.stateText();
    stack.write({ "main.tf": "" });
    for (const run of [await stack.plan(), await stack.apply(), await stack.refresh(), await stack.destroy()]) {
      expect(run.errors).toEqual([
        expect.stringContaining(`holds sms_baidu_template.${name}, whose name is none: a name begins with a letter or _`),
      ]);
      expect(run.errors[0]?.endsWith(`\nsmsform state mv ${command}`)).toBe(true);
    }
    expect([stack.stateText(), stack.writes()]).toEqual([before, []]);
    const target = command.split(" ").at(-1) ?? "";
    expect(await mv(stack, `sms_baidu_template.${name}`, target)).toMatchObject({ done: [{ to: target }], diagnostics: [] });
    const block = templateBlock(target.split(".")[1] ?? "", "", { title: "验证码0" });
    stack.write({ "main.tf": block + signatureBlock("brand", `depends_on = [${target}]`) });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("is moved to the block that the stack has instead; several each have their command", async () => {
    const stack = await unnamed("618", "a b");
    stack.write({ "main.tf": templateBlock("login", "", { title: "验证码0" }) });
    const [message = ""] = (await stack.plan()).errors;
    expect(message).toContain("sms_baidu_template.618, sms_baidu_template.a b, whose names are none");
    expect(message).toMatch(
      /\nsmsform state mv 'sms_baidu_template\.618' sms_baidu_template\.login\nsmsform state mv 'sms_baidu_template\.a b' sms_baidu_template\.a_b$/,
    );
  });

  it("can be forgotten instead", async () => {
    const stack = await unnamed("618");
    expect(await rm(stack, "sms_baidu_template.618")).toEqual({ done: [forgotten("sms_baidu_template.618")], diagnostics: [] });
    expect(await addresses(stack)).toEqual(["sms_baidu_signature.brand"]);
  });
});

describe("addresses of recorded objects", () => {
  it("are all of them, or those of an object or a block", async () => {
    const stack = await applied(keyed("code"));
    expect(await addresses(stack)).toHaveLength(3);
    expect((await list(stack, "sms_baidu_template.code")).done).toEqual(['sms_baidu_template.code["乙"]', 'sms_baidu_template.code["甲"]']);
    expect((await list(stack, 'sms_baidu_template.code["甲"]', "sms_baidu_signature.brand")).done).toEqual([
      "sms_baidu_signature.brand",
      'sms_baidu_template.code["甲"]',
    ]);
    expect(await list(stack, "sms_baidu_template.cod")).toEqual(refusal("no object sms_baidu_template.cod", "Did you mean"));
  });
});

describe("what an interrupted run left behind", () => {
  const blacklist = (...phones: readonly string[]) =>
    `resource "sms_baidu_blacklist" "a" {\n  type   = "MerchantBlack"\n  phones = ${JSON.stringify(phones)}\n}\n`;

  /** The journal of a run that made everything, began one more create, and was killed before it wrote its state. */
  async function interrupted(): Promise<TestStack> {
    const stack = await applied(templateBlock("code"));
    const { lineage, resources } = JSON.parse(stack.stateText());
    const [{ mode, type, name, provider, instances }] = resources;
    const lines = [
      { step: "run", lineage, serial: 0 },
      { step: "done", address: "sms_baidu_template.code", mode, type, name, provider, instance: instances[0] },
      { step: "begin", address: "sms_baidu_signature.brand", token: "t-1", wanted: "w", at: Date.UTC(2026, 0, 5, 9) },
    ];
    stack.write({ "terraform.tfstate": "", ".terraform.tfstate.journal": lines.map((line) => `${JSON.stringify(line)}\n`).join("") });
    return stack;
  }

  it("is merged by `state recover`; a create that was begun stays open and can be forgotten", async () => {
    const stack = await interrupted();
    const found = { merged: 1, begun: ["sms_baidu_signature.brand"], returned: 0 };
    expect(await recover(await opened(stack), options(stack))).toEqual(found);
    expect(await addresses(stack)).toEqual(["sms_baidu_template.code"]);
    expect(await recover(await opened(stack), options(stack))).toEqual({ ...found, merged: 0 });
    expect(await rm(stack, "sms_baidu_signature.brand")).toEqual({
      done: [{ address: "sms_baidu_signature.brand", what: "attempt", hasObject: false }],
      diagnostics: [],
    });
    expect(existsSync(journalOf(stack))).toBe(false);
    expect(await recover(await opened(stack), options(stack))).toEqual({ merged: 0, begun: [], returned: 0 });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("is the attempt alone where it was to make a successor: what is recorded there stays, and is forgotten by the next command", async () => {
    const stack = await applied(templateBlock("code"));
    stack.write({ ".terraform.tfstate.journal": attemptAt(stack, "sms_baidu_template.code") });
    const address = "sms_baidu_template.code";
    expect(await rm(stack, address)).toEqual({ done: [{ address, what: "attempt", hasObject: true }], diagnostics: [] });
    expect(await addresses(stack)).toEqual([address]);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
    expect(await rm(stack, address)).toEqual({ done: [forgotten(address)], diagnostics: [] });
    expect(await addresses(stack)).toEqual([]);
  });

  it("is taken in by import where it was to make a successor: what was there before is its predecessor", async () => {
    const stack = await applied(templateBlock("code"));
    const { id } = stack.ref("sms_baidu_template.code");
    stack.write({ "terraform.tfstate.kept": stack.stateText(), "terraform.tfstate": "" });
    expect(await stack.apply()).toMatchObject({ errors: [] });
    const successor = stack.ref("sms_baidu_template.code").id;
    stack.write({ "terraform.tfstate": readFileSync(join(stack.folder, "terraform.tfstate.kept")) });
    stack.write({ ".terraform.tfstate.journal": attemptAt(stack, "sms_baidu_template.code") });
    stack.writes();
    expect(await stack.import("sms_baidu_template.code", id)).toMatchObject({
      errors: [expect.stringContaining("is recorded there already")],
    });
    expect(await stack.import("sms_baidu_template.code", successor)).toMatchObject({
      errors: [],
      warnings: [expect.stringContaining("what is imported is taken for what was begun there")],
    });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: ["delete sms_baidu_template.code"] });
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(stack.emulator.admin.objects().map((object) => object.id)).toEqual([successor]);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it.each([
    ["a refresh", async (stack: TestStack) => void (await stack.refresh())],
    [
      "an import",
      async (stack: TestStack) => void (await stack.import("sms_baidu_template.code", stack.ref("sms_baidu_template.code").id)),
    ],
    ["state rm", async (stack: TestStack) => void (await rm(stack, "sms_baidu_signature.brand"))],
  ])("and is in the state already does not count anew after %s", async (_what, work) => {
    const stack = await applied(templateBlock("code") + signatureBlock("brand"));
    const { lineage, serial, resources } = JSON.parse(stack.stateText());
    const [{ mode, type, name, provider, instances }] = resources;
    const digest = createHash("sha256").update(stack.stateText()).digest("hex");
    const lines = [
      { step: "run", lineage, serial: serial - 1 },
      { step: "done", address: `${type}.${name}`, mode, type, name, provider, instance: instances[0] },
      { step: "merge", digest },
    ];
    stack.write({ ".terraform.tfstate.journal": lines.map((line) => `${JSON.stringify(line)}\n`).join("") });
    for (const each of stack.emulator.admin.objects()) stack.emulator.admin.approve({ platform: "baidu", kind: each.kind, id: each.id });
    await work(stack);
    expect(await stack.plan()).toMatchObject({ errors: [] });
  });

  it("is merged by a move as well, which leaves open what is open and asks no platform", async () => {
    const stack = await interrupted();
    stack.emulator.admin.clearCalls();
    expect(await mv(stack, "sms_baidu_template.code", "sms_baidu_template.new")).toEqual(moved("sms_baidu_template.new"));
    expect(await mv(stack, "sms_baidu_template.new", "sms_baidu_template.code")).toEqual(moved("sms_baidu_template.code"));
    expect(stack.emulator.admin.calls().total).toBe(0);
    expect(await recover(await opened(stack), options(stack))).toEqual({ merged: 0, begun: ["sms_baidu_signature.brand"], returned: 0 });
  });

  it("is given back by `state recover` where it was taken from a platform", async () => {
    const stack = await applied(blacklist("13800000000"));
    const { lineage, serial } = JSON.parse(stack.stateText());
    const restore = { kind: "blacklist", entries: [{ list: "SignatureBlack/CommonSale/sms-sign-ABCdef12345", phone: "13800000001" }] };
    const lines = [
      { step: "run", lineage, serial },
      { step: "pending-restore", id: "d", cloud: "baidu", provider: "sms", restore },
    ];
    stack.write({ ".terraform.tfstate.journal": lines.map((line) => `${JSON.stringify(line)}\n`).join("") });
    expect(await recover(await opened(stack), options(stack))).toEqual({ merged: 0, begun: [], returned: 1 });
    expect(
      stack.emulator.admin
        .objects({ kind: "blacklist" })
        .map(({ phone }) => phone)
        .sort(),
    ).toEqual(["13800000000", "13800000001"]);
    expect(existsSync(journalOf(stack))).toBe(false);
  });
});

describe("the commands on what is recorded", () => {
  const start = commandLines();

  it("say what they did, and leave alone what is on the platform", async () => {
    const cli = await start({ "main.tf": keyed("code") });
    const said = async (...words: readonly string[]) => (await cli.run("state", ...words)).stdout;
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
    expect(await said("mv", "sms_baidu_signature.brand", "sms_baidu_signature.other")).toBe(
      "Moved sms_baidu_signature.brand to sms_baidu_signature.other\n",
    );
    expect(await said("list", "sms_baidu_signature.other", 'sms_baidu_template.code["甲"]')).toBe(
      'sms_baidu_signature.other\nsms_baidu_template.code["甲"]\n',
    );
    expect(await said("rm", "sms_baidu_template.code")).toMatch(
      /^Removed sms_baidu_template\.code\["乙"\]\nRemoved sms_baidu_template\.code\["甲"\]\n.*stays on the platform.*smsform import.*\n$/,
    );
    expect(await said("list")).toBe("sms_baidu_signature.other\n");
    expect(await said("recover")).toBe("There is nothing to recover: no run was cut off.\n");
    expect(cli.emulator.admin.objects()).toHaveLength(3);

    const refused = await cli.run("state", "mv", "sms_baidu_template.cod", "sms_baidu_template.x", "--stack", ".");
    expect(refused).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("The state has no object sms_baidu_template.cod"),
    });
    expect(await cli.run("state", "list", "shop")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("--stack") });
  });

  it("tell what was left behind by a run that was killed", async () => {
    const cli = await start({ "main.tf": templateBlock("code") });
    cli.emulator.admin.addFaults({ call: "createTemplate", times: 1, action: { delayMs: 60_000 } });
    const run = cli.start("apply", "--auto-approve");
    await run.says("Creating...");
    while (cli.emulator.admin.objects().length === 0) await setImmediate();
    run.process.kill("SIGKILL");
    await run.result;
    expect(await cli.run("state", "recover")).toMatchObject({
      exitCode: 0,
      stdout: "Left open: 1 create (sms_baidu_template.code). smsform plan tells how each goes on.\n",
    });
    expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
    expect(cli.emulator.admin.objects()).toHaveLength(1);
  });
});

/** The journal of a run that was cut off when it had sent a create, and nothing else. */
function attemptAt(stack: TestStack, address: string): string {
  const { lineage, serial } = JSON.parse(stack.stateText());
  const lines = [
    { step: "run", lineage, serial },
    { step: "begin", address, token: "t-1", wanted: "w", at: Date.UTC(2026, 0, 5, 9) },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** What each object was made after, as the state file tells it; objects that were made after nothing are left out. */
function dependenciesOf(stack: TestStack): Readonly<Record<string, readonly string[]>> {
  const { resources }: { resources: readonly { type: string; name: string; instances: readonly { dependencies?: string[] }[] }[] } =
    JSON.parse(stack.stateText());
  const entries = resources.flatMap(({ type, name, instances }) =>
    instances.flatMap(({ dependencies }) => (dependencies ? [[`${type}.${name}`, dependencies] as const] : [])),
  );
  return Object.fromEntries(entries);
}
