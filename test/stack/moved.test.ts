import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { renderPlan } from "../../src/cli/render/plan";
import { noColours } from "../../src/cli/render/writing/colours";
import { officialState } from "../support/accounts/official-baidu";
import { codeText, signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { failed, succeeded } from "../support/steps";

const begin = stacks();
const moved = (from: string, to: string) => `moved {\n  from = sms_baidu_template.${from}\n  to   = sms_baidu_template.${to}\n}\n`;
const template = (name: string, more = "", text?: string) => templateBlock(name, more, text === undefined ? {} : { text });
const otherText = codeText.replace("5分钟", "10分钟");
const createFirst = "lifecycle {\n    create_before_destroy = true\n  }";

interface Recorded {
  readonly address: string;
  readonly id: unknown;
  readonly deposed: boolean;
  readonly dependencies: readonly string[];
}

/** Every object in the state file, predecessors included. */
function recordedIn(stack: TestStack): Recorded[] {
  const { resources } = JSON.parse(stack.stateText());
  return resources.flatMap(({ type, name, instances }: { type: string; name: string; instances: Record<string, unknown>[] }) =>
    instances.map(({ index_key: key, deposed, attributes, dependencies = [] }) => ({
      address: `${type}.${name}${key === undefined ? "" : `[${JSON.stringify(key)}]`}`,
      id: (attributes as { id: unknown }).id,
      deposed: deposed !== undefined,
      dependencies,
    })),
  );
}

describe("an object that has another address", () => {
  it("moves with its block, is shown, and costs no write", async () => {
    const stack = await begin({ "main.tf": template("old") });
    await succeeded(stack.apply());
    const { id } = stack.ref("sms_baidu_template.old");
    stack.writes();
    stack.write({ "main.tf": template("new") + moved("old", "new") });
    const planned = await stack.plan();
    expect(planned).toMatchObject({ errors: [], warnings: [], changes: [] });
    expect(planned.plan && String(renderPlan(planned.plan, noColours))).toContain(
      "# sms_baidu_template.new has moved here from sms_baidu_template.old",
    );
    expect(recordedIn(stack)).toMatchObject([{ address: "sms_baidu_template.old" }]);

    expect(await stack.apply()).toMatchObject({ errors: [], run: { counts: { add: 0, change: 0, destroy: 0 } } });
    expect(recordedIn(stack)).toMatchObject([{ address: "sms_baidu_template.new", id }]);
    expect(stack.writes()).toEqual([]);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [], plan: { moves: [] } });
  });

  it("is read in the JSON syntax too", async () => {
    const stack = await begin({ "main.tf": template("old") });
    await succeeded(stack.apply());
    stack.write({
      "main.tf": template("new"),
      "moved.tf.json": JSON.stringify({ moved: [{ from: "sms_baidu_template.old", to: "${sms_baidu_template.new}" }] }),
    });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [], plan: { moves: [{ to: "sms_baidu_template.new" }] } });
  });

  it("moves and is changed in one run", async () => {
    const stack = await begin({ "main.tf": template("old") });
    await succeeded(stack.apply());
    stack.writes();
    stack.write({ "main.tf": template("new", "", otherText) + moved("old", "new") });
    const planned = await stack.plan();
    expect(planned.plan && String(renderPlan(planned.plan, noColours))).toContain("(moved from sms_baidu_template.old)");
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["update sms_baidu_template.new"] });
    expect(stack.writes()).toEqual(["PUT template"]);
    expect(await stack.plan()).toMatchObject({ changes: [] });
  });

  it("stays at its new address where the change after the move failed", async () => {
    const stack = await begin({ "main.tf": template("old") });
    await succeeded(stack.apply());
    const { id } = stack.ref("sms_baidu_template.old");
    stack.write({ "main.tf": template("new", "", otherText) + moved("old", "new") });
    stack.emulator.admin.addFaults({ call: "modifyTemplate", action: { status: 400, code: "InappropriateJSON" } });
    expect((await stack.apply()).errors).toHaveLength(1);
    expect(recordedIn(stack)).toMatchObject([{ address: "sms_baidu_template.new", id }]);
    expect(stack.recorded("sms_baidu_template.new", "content")).toContain("5分钟");
  });

  it("takes its predecessors along", async () => {
    const stack = await begin({ "main.tf": template("old", createFirst) });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.old"));
    stack.write({ "main.tf": template("old", createFirst, otherText) });
    stack.emulator.admin.addFaults({ call: "deleteTemplate", action: { status: 400, code: "InappropriateJSON" } });
    await failed(stack.apply());
    expect(recordedIn(stack).map(({ deposed }) => deposed)).toEqual([false, true]);
    stack.write({ "main.tf": template("new", createFirst, otherText) + moved("old", "new") });
    expect((await stack.apply()).changes).toEqual(["delete sms_baidu_template.new"]);
    expect(recordedIn(stack).map(({ address, deposed }) => [address, deposed])).toEqual([
      ["sms_baidu_template.new", false],
      ["sms_baidu_template.new", true],
    ]);
    stack.emulator.admin.clearFaults();
    await succeeded(stack.apply());
    expect(recordedIn(stack)).toHaveLength(1);
    expect(stack.emulator.admin.objects()).toHaveLength(1);
  });

  it("is known by its new name to what was made after it", async () => {
    const dependent = (name: string) => template("code", `depends_on = [sms_baidu_signature.${name}]`);
    const stack = await begin({ "main.tf": signatureBlock("old") + dependent("old") });
    await succeeded(stack.apply());
    const rename = "moved {\n  from = sms_baidu_signature.old\n  to   = sms_baidu_signature.new\n}\n";
    stack.write({ "main.tf": signatureBlock("new") + dependent("new") + rename });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: [] });
    const [code] = recordedIn(stack).filter(({ address }) => address === "sms_baidu_template.code");
    expect(code?.dependencies).toEqual(["sms_baidu_signature.new"]);
    const destroyed = await stack.destroy();
    const order = destroyed.events.flatMap((event) => (event.type === "begin" ? [event.address] : []));
    expect(order).toEqual(["sms_baidu_template.code", "sms_baidu_signature.new"]);
  });

  it("is not lost where its new place is taken: a warning says so, and it goes as what nothing asks for", async () => {
    const stack = await begin({ "main.tf": template("a") + templateBlock("b", "", { title: "另一个" }) });
    await succeeded(stack.apply());
    stack.write({ "main.tf": templateBlock("b", "", { title: "另一个" }) + moved("a", "b") });
    const planned = await stack.plan();
    expect(planned.warnings).toEqual([expect.stringContaining("sms_baidu_template.a cannot move to sms_baidu_template.b")]);
    expect(planned.changes).toEqual(["delete sms_baidu_template.a"]);
  });

  it("is found again by a plan in a file", async () => {
    const stack = await begin({ "main.tf": template("old") });
    await succeeded(stack.apply());
    stack.write({ "main.tf": template("new") + moved("old", "new") });
    await stack.planToFile();
    expect(await stack.applyFile()).toMatchObject({ errors: [] });
    expect(recordedIn(stack)).toMatchObject([{ address: "sms_baidu_template.new" }]);
  });

  it("goes on being made under its new name, where its creation was cut off under the old one", async () => {
    const stack = await begin({ "main.tf": template("old") });
    stack.emulator.admin.addFaults({ call: "createTemplate", action: { dropAnswer: true } });
    expect((await stack.apply()).errors).toHaveLength(1);
    expect(stack.emulator.admin.objects()).toHaveLength(1);
    stack.emulator.admin.clearFaults();
    stack.write({ "main.tf": template("new") + moved("old", "new") });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.new"] });
    expect(stack.emulator.admin.objects()).toHaveLength(1);
    expect(readdirSync(stack.folder).filter((name) => name.endsWith(".journal"))).toEqual([]);
  });

  it("stays where it is in a run about something else", async () => {
    const others = templateBlock("other", "", { title: "另一个" });
    const stack = await begin({ "main.tf": template("old") + others });
    await succeeded(stack.apply());
    stack.write({ "main.tf": template("new") + templateBlock("other", "", { title: "又一个" }) + moved("old", "new") });
    expect(await stack.apply({ targets: ["sms_baidu_template.other"] })).toMatchObject({ changes: ["update sms_baidu_template.other"] });
    expect(recordedIn(stack).map(({ address }) => address)).toEqual(["sms_baidu_template.old", "sms_baidu_template.other"]);
    expect(await stack.plan()).toMatchObject({ changes: [], plan: { moves: [{ to: "sms_baidu_template.new" }] } });
  });

  it.each([
    ["nothing else than from and to", "from = sms_baidu_template.a\n  to = sms_baidu_template.b\n  form = 1", 'Unknown argument "form"'],
    ["both of them", "from = sms_baidu_template.a", "Incomplete moved block"],
    ["no data source", "from = data.sms_baidu_template.a\n  to = sms_baidu_template.b", "Not an address"],
    ["no module", "from = module.a\n  to = sms_baidu_template.b", "a module (module.a)"],
    ["two places", "from = sms_baidu_template.a\n  to = sms_baidu_template.a", "A moved block leads nowhere"],
  ])("has a block that takes %s", async (_what, body, message) => {
    const stack = await begin({ "main.tf": `${template("b")}moved {\n  ${body}\n}\n` });
    expect((await stack.plan()).errors.join("\n")).toContain(message);
  });
});

describe("an object of Baidu's own provider", () => {
  const attributes = {
    name: "登录验证码",
    content: codeText.replaceAll("$$", () => "$"),
    sms_type: "CommonVcode",
    country_type: "DOMESTIC",
    description: "用户登录时验证手机号",
    user_id: "u",
    review: "",
    status: "READY",
    timeouts: null,
  };
  const stateWith = (id: string) =>
    officialState("registry.terraform.io", [
      { mode: "managed", type: "baiducloud_sms_template", attributes: { id, template_id: id, ...attributes } },
    ]);
  const crossing = "moved {\n  from = baiducloud_sms_template.default\n  to   = sms_baidu_template.code\n}\n";

  it("becomes ours, with nothing sent, and the next plan is clean", async () => {
    const stack = await begin({ "main.tf": template("code") });
    await succeeded(stack.apply());
    const { id } = stack.ref("sms_baidu_template.code");
    const state = JSON.parse(stateWith(id));
    state.resources[0].instances[0].identity = { template: id };
    stack.write({ "main.tf": template("code") + crossing, "terraform.tfstate": JSON.stringify(state) });
    stack.writes();
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [], plan: { moves: [{ to: "sms_baidu_template.code" }] } });
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(stack.writes()).toEqual([]);
    expect(recordedIn(stack)).toMatchObject([{ address: "sms_baidu_template.code", id }]);
    expect(stack.stateText()).not.toContain("baiducloud");
    expect(stack.stateText()).not.toContain("identity");
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [], plan: { moves: [] } });
  });

  it("moves into no type that means something else, and the state stays as it is", async () => {
    const crossed = crossing.replace("sms_baidu_template.code", "sms_baidu_signature.brand");
    const state = stateWith("sms-tmpl-moved000001");
    const stack = await begin({ "main.tf": signatureBlock("brand") + crossed, "terraform.tfstate": state });
    expect((await stack.apply()).errors).toEqual([
      expect.stringContaining("A baiducloud_sms_template cannot become a sms_baidu_signature"),
    ]);
    expect(readFileSync(join(stack.folder, "terraform.tfstate"), "utf8")).toBe(state);
  });
});
