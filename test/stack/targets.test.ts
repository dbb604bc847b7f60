import { signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();
const each = (keys: readonly string[], title = "验证码") =>
  templateBlock("many", `for_each = toset(${JSON.stringify(keys)})`, { title: `${title} \${each.key}` });
const brand = (description: string) => signatureBlock("brand").replace("示例", description);
const needing = (title: string) => templateBlock("code", "depends_on = [sms_baidu_signature.brand]", { title });
const outputs = `output "code" {
  value = sms_baidu_template.code.name
}
output "free" {
  value = sms_baidu_template.free.name
}
output "all" {
  value = [for_all_see_below]
}
`.replace("[for_all_see_below]", "[sms_baidu_template.code.name, sms_baidu_template.free.name]");

function outputsOf(stack: TestStack): Record<string, unknown> {
  const { outputs: recorded } = JSON.parse(stack.stateText());
  return Object.fromEntries(Object.entries(recorded).map(([name, each]) => [name, (each as { value: unknown }).value]));
}

/** Ids that were asked for since the last look. */
function asked(stack: TestStack): string[] {
  const { log } = stack.emulator.admin.calls();
  stack.emulator.admin.clearCalls();
  return [...new Set(log.flatMap(({ path }) => /sms-(?:sign|tmpl)[\w-]+/.exec(path)?.[0] ?? []))];
}

describe("a run of a part of a stack", () => {
  const stackOf = (suffix: string) =>
    brand(`例${suffix}`) + needing(`登录${suffix}`) + templateBlock("free", "", { title: `自由${suffix}` }) + outputs;

  it("changes what is named and what it needs; nothing else is asked for at all", async () => {
    const stack = await begin({ "main.tf": stackOf("") });
    await succeeded(stack.apply());
    const [code, sign] = [stack.ref("sms_baidu_template.code").id, stack.ref("sms_baidu_signature.brand").id];
    stack.write({ "main.tf": stackOf("二") });
    asked(stack);
    const run = await stack.apply({ targets: ["sms_baidu_template.code"] });
    expect(run).toMatchObject({ errors: [], changes: ["update sms_baidu_signature.brand", "update sms_baidu_template.code"] });
    expect(run.warnings).toContainEqual(expect.stringContaining("Only a part of the stack is planned"));
    expect(asked(stack).sort()).toEqual([sign, code].sort());
    expect(stack.recorded("sms_baidu_template.free", "name")).toBe("自由");
    expect(await stack.plan()).toMatchObject({ changes: ["update sms_baidu_template.free"] });
  });

  it("leaves the outputs alone that need more than that", async () => {
    const stack = await begin({ "main.tf": stackOf("") });
    await succeeded(stack.apply());
    stack.write({ "main.tf": stackOf("二") });
    const run = await stack.apply({ targets: ["sms_baidu_template.code"] });
    expect(run.plan?.outputs.map(({ name }) => name)).toEqual(["code"]);
    expect(outputsOf(stack)).toEqual({ code: "登录二", free: "自由", all: ["登录", "自由"] });
    await succeeded(stack.apply());
    expect(outputsOf(stack)).toEqual({ code: "登录二", free: "自由二", all: ["登录二", "自由二"] });
  });

  it("carries the same out from a plan in a file", async () => {
    const stack = await begin({ "main.tf": stackOf("") });
    await succeeded(stack.apply());
    stack.write({ "main.tf": stackOf("二") });
    await stack.planToFile({ targets: ["sms_baidu_template.code"] });
    expect(await stack.applyFile()).toMatchObject({ errors: [], run: { counts: { change: 2 } } });
    expect(outputsOf(stack)).toEqual({ code: "登录二", free: "自由", all: ["登录", "自由"] });
  });

  it("may be one object of a repeated block; outputs about all of them stay as they are", async () => {
    const names = 'output "names" {\n  value = values_of\n}\n'.replace("values_of", '{ x = sms_baidu_template.many["x"].name }');
    const stack = await begin({ "main.tf": each(["x", "y"]) + names });
    await succeeded(stack.apply());
    const { id } = stack.ref('sms_baidu_template.many["x"]');
    stack.write({ "main.tf": each(["x", "y"], "代码") + names });
    asked(stack);
    expect(await stack.apply({ targets: ['sms_baidu_template.many["x"]'] })).toMatchObject({
      errors: [],
      changes: ['update sms_baidu_template.many["x"]'],
    });
    expect(asked(stack)).toEqual([id]);
    expect(outputsOf(stack)).toEqual({ names: { x: "验证码 x" } });
    expect(await stack.plan()).toMatchObject({ changes: ['update sms_baidu_template.many["y"]'] });
  });

  it("makes what is named where nothing is there yet, and records no output of the rest", async () => {
    const stack = await begin({ "main.tf": stackOf("") });
    const run = await stack.apply({ targets: ["sms_baidu_template.free"] });
    expect(run).toMatchObject({ errors: [], changes: ["create sms_baidu_template.free"] });
    expect(outputsOf(stack)).toEqual({ free: "自由" });
  });

  it("may be a data source with what it needs", async () => {
    const data = 'data "sms_baidu_template" "read" {\n  template_id = sms_baidu_template.code.id\n}\n';
    const stack = await begin({ "main.tf": stackOf("") + data });
    const run = await stack.apply({ targets: ["data.sms_baidu_template.read"] });
    expect(run).toMatchObject({
      errors: [],
      changes: ["read data.sms_baidu_template.read", "create sms_baidu_signature.brand", "create sms_baidu_template.code"],
    });
  });

  it("destroys what is named and what needs it", async () => {
    const stack = await begin({ "main.tf": stackOf("") });
    await succeeded(stack.apply());
    const run = await stack.destroy({ targets: ["sms_baidu_signature.brand"] });
    expect(run).toMatchObject({ errors: [], changes: ["delete sms_baidu_signature.brand", "delete sms_baidu_template.code"] });
    expect(outputsOf(stack)).toMatchObject({ free: "自由" });
    expect(await stack.destroy()).toMatchObject({ changes: ["delete sms_baidu_template.free"] });
    expect(outputsOf(stack)).toEqual({});
  });

  it("destroys what only the state remembers as needing it", async () => {
    const stack = await begin({ "main.tf": stackOf("") });
    await succeeded(stack.apply());
    stack.write({ "main.tf": brand("例") });
    const run = await stack.plan({ targets: ["sms_baidu_signature.brand"], destroy: true });
    expect(run.changes).toEqual(["delete sms_baidu_signature.brand", "delete sms_baidu_template.code"]);
  });

  it("takes away what is no longer in the stack only where it is named", async () => {
    const stack = await begin({ "main.tf": stackOf("") });
    await succeeded(stack.apply());
    stack.write({ "main.tf": brand("例") + needing("登录") });
    expect((await stack.plan({ targets: ["sms_baidu_template.code"] })).changes).toEqual([]);
    expect((await stack.plan({ targets: ["sms_baidu_template.free"] })).changes).toEqual(["delete sms_baidu_template.free"]);
  });

  it.each([
    ["a block that is not there", "sms_baidu_template.cod", "--target names nothing of this stack: sms_baidu_template.cod", "code"],
    [
      "a key that is not there",
      'sms_baidu_template.many["z"]',
      '--target names no object of this stack: sms_baidu_template.many["z"]',
      "many",
    ],
    ["what is no address", "module.a", "--target names nothing of this stack: module.a", ""],
  ])("refuses %s, and asks nothing", async (_what, target, message, meant) => {
    const stack = await begin({ "main.tf": templateBlock("code") + each(["x", "y"]) });
    const { errors, changes } = await stack.plan({ targets: [target] });
    expect([errors.length, changes]).toEqual([1, []]);
    expect(errors[0]).toContain(message);
    expect(errors[0]).toContain(meant);
    expect(stack.emulator.admin.calls().total).toBe(0);
  });
});
