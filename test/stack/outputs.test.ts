/** What a state keeps as outputs, when a run goes through and when it does so only in part. */
import { codeText, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();
const otherText = codeText.replace("5分钟", "10分钟");

function outputsOf(stack: TestStack): Record<string, unknown> {
  const { outputs }: { outputs: Record<string, { value: unknown }> } = JSON.parse(stack.stateText());
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

const output = (name: string, value: string, more = "") => `output "${name}" {\n  value = ${value}\n  ${more}\n}\n`;
const titled = (name: string, title: string) => templateBlock(name, "", { title });
const many = (titles: Record<string, string>) =>
  templateBlock("many", `for_each = ${JSON.stringify(titles).replaceAll(":", "=")}`, { title: "${each.value}" });

/** Makes every change in place fail, but none of the objects that are new. */
const failChanges = ({ emulator }: TestStack) =>
  emulator.admin.addFaults({ call: "modifyTemplate", action: { status: 400, code: "InappropriateJSON" } });
const failCreates = ({ emulator }: TestStack) =>
  emulator.admin.addFaults({ call: "createTemplate", action: { status: 400, code: "InappropriateJSON" } });
const failDeletes = ({ emulator }: TestStack) =>
  emulator.admin.addFaults({ call: "deleteTemplate", nth: 1, action: { status: 400, code: "InappropriateJSON" } });

describe("the outputs after a run that failed in part", () => {
  it("are recorded, but for those that need what failed or was skipped; what is gone from the stack goes", async () => {
    const of = (edition: string, more: string) =>
      titled("good", "甲") +
      titled("bad", `乙${edition}`) +
      templateBlock("after", "depends_on = [sms_baidu_template.bad]", { title: "丙" }) +
      output("literal", `"${edition}"`) +
      output("good", `"${edition} \${sms_baidu_template.good.name}"`) +
      output("bad", `"${edition} \${sms_baidu_template.bad.name}"`) +
      output("after", `"${edition} \${sms_baidu_template.after.name}"`) +
      output("dependent", `"${edition}"`, "depends_on = [sms_baidu_template.bad]") +
      output("through_local", "local.bad") +
      `locals {\n  bad = "${edition} \${sms_baidu_template.bad.name}"\n}\n` +
      more;
    const stack = await begin({ "main.tf": of("一", output("gone", "1") + output("gone_bad", "sms_baidu_template.bad.id")) });
    await succeeded(stack.apply());
    stack.write({ "main.tf": of("二", titled("new", "丁") + output("new", "sms_baidu_template.new.id") + output("new_bad", "local.bad")) });
    failChanges(stack);
    const run = await stack.apply();
    expect(run).toMatchObject({
      errors: [expect.stringContaining("with sms_baidu_template.bad")],
      warnings: [expect.stringMatching(/^baidu.TWICE/)],
    });
    expect(outputsOf(stack)).toEqual({
      literal: "二",
      good: "二 甲",
      bad: "一 乙一",
      after: "一 丙",
      dependent: "一",
      through_local: "一 乙一",
      new: stack.ref("sms_baidu_template.new").id,
    });
    stack.emulator.admin.clearFaults();
    expect((await stack.apply()).errors).toEqual([]);
    expect(outputsOf(stack)).toMatchObject({
      bad: "二 乙二",
      after: "二 丙",
      dependent: "二",
      through_local: "二 乙二",
      new_bad: "二 乙二",
    });
  });

  it("are told object by object, where a block has several", async () => {
    const of = (edition: string, bad: string) =>
      many({ x: "甲", y: bad }) +
      output("x", `"${edition} \${sms_baidu_template.many["x"].name}"`) +
      output("y", `"${edition} \${sms_baidu_template.many["y"].name}"`) +
      output("all", `[for_all]`.replace("for_all", `"${edition}", values_of`).replace("values_of", "sms_baidu_template.many"));
    const stack = await begin({ "main.tf": of("一", "乙") });
    await succeeded(stack.apply());
    const { all } = outputsOf(stack);
    stack.write({ "main.tf": of("二", "乙二") });
    failChanges(stack);
    expect((await stack.apply()).errors).toHaveLength(1);
    expect(outputsOf(stack)).toEqual({ x: "二 甲", y: "一 乙", all });
  });

  it("are the same when the plan comes from a file", async () => {
    const of = (edition: string) =>
      titled("bad", edition) + output("literal", `"${edition}"`) + output("bad", "sms_baidu_template.bad.name");
    const stack = await begin({ "main.tf": of("一") });
    await succeeded(stack.apply());
    stack.write({ "main.tf": of("二") });
    await stack.planToFile();
    failChanges(stack);
    expect((await stack.applyFile()).errors).toHaveLength(1);
    expect(outputsOf(stack)).toEqual({ literal: "二", bad: "一" });
  });

  it("are of what was done before the run was stopped", async () => {
    const of = (edition: string) =>
      titled("code", edition) + output("literal", `"${edition}"`) + output("code", "sms_baidu_template.code.name");
    const stack = await begin({ "main.tf": of("一") });
    await succeeded(stack.apply());
    stack.write({ "main.tf": of("二") });
    const stopping = new AbortController();
    const confirm = async () => {
      stopping.abort();
      return true;
    };
    const run = await stack.apply({ stop: stopping.signal, confirm });
    expect(run.run?.skipped).toEqual(["sms_baidu_template.code"]);
    expect(outputsOf(stack)).toEqual({ literal: "二", code: "一" });
  });

  it("tell of the successor though its predecessor could not be deleted", async () => {
    const of = (text: string) =>
      templateBlock("code", "lifecycle {\n    create_before_destroy = true\n  }", { text }) + output("code", "sms_baidu_template.code.id");
    const stack = await begin({ "main.tf": of(codeText) });
    await succeeded(stack.apply());
    failDeletes(stack);
    expect((await stack.apply({ replace: ["sms_baidu_template.code"] })).errors).toHaveLength(1);
    const { code } = outputsOf(stack);
    expect(JSON.parse(stack.stateText()).resources[0].instances).toMatchObject([
      { attributes: { id: code } },
      { deposed: expect.any(String) },
    ]);
    // And while it still cannot be, the change of the successor is done.
    stack.emulator.admin.clearFaults();
    failDeletes(stack);
    stack.write({ "main.tf": of(otherText) + output("changed", "sms_baidu_template.code.content") });
    expect((await stack.apply()).errors).toHaveLength(1);
    expect(outputsOf(stack)).toEqual({ code, changed: otherText.replace("$$", "$") });
  });
});

describe("an output that came from an object which the run has deleted", () => {
  const dropped = (name: string, address: string) =>
    expect.stringMatching(
      new RegExp(`^Output "${name}" is dropped\n.*came from ${address.replace(/[.[\]]/g, "\\$&")}, which this run has deleted`, "s"),
    );

  it("is dropped with a word where its successor could not be made", async () => {
    const of = (text: string) =>
      templateBlock("code", "", { text }) +
      titled("other", "乙") +
      output("id", "sms_baidu_template.code.id") +
      output("status", "local.code.status") +
      `locals {\n  code = sms_baidu_template.code\n}\n` +
      output("both", "[sms_baidu_template.code.id, sms_baidu_template.other.id]") +
      output("other", "sms_baidu_template.other.id");
    const stack = await begin({ "main.tf": of(codeText) });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
    await succeeded(stack.apply());
    stack.write({ "main.tf": of(otherText) });
    failCreates(stack);
    const run = await stack.apply();
    expect(run.warnings.slice(-3).sort()).toEqual(["both", "id", "status"].map((name) => dropped(name, "sms_baidu_template.code")));
    expect(outputsOf(stack)).toEqual({ other: stack.ref("sms_baidu_template.other").id });
    stack.emulator.admin.clearFaults();
    expect((await stack.apply()).errors).toEqual([]);
    expect(outputsOf(stack)).toMatchObject({ id: stack.ref("sms_baidu_template.code").id, status: "SUBMITTED" });
  });

  it("is dropped where something else that it needs failed", async () => {
    const of = (text: string, other: string) =>
      templateBlock("code", "", { text }) +
      titled("other", other) +
      output("both", '"${sms_baidu_template.code.id}, ${sms_baidu_template.other.id}"');
    const stack = await begin({ "main.tf": of(codeText, "乙") });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
    stack.write({ "main.tf": of(otherText, "丙") });
    failChanges(stack);
    expect((await stack.apply()).warnings).toContainEqual(dropped("both", "sms_baidu_template.code"));
    expect(outputsOf(stack)).toEqual({});
  });

  it("is known by the id in it, where the configuration speaks of another object by now", async () => {
    const stack = await begin({ "main.tf": titled("old", "甲") + output("login", '{ ids = ["id ${sms_baidu_template.old.id}."] }') });
    await succeeded(stack.apply());
    stack.write({ "main.tf": titled("renamed", "甲") + output("login", "{ ids = [sms_baidu_template.renamed.id] }") });
    failCreates(stack);
    expect((await stack.apply()).warnings).toEqual([dropped("login", "sms_baidu_template.old")]);
    expect(outputsOf(stack)).toEqual({});
  });

  it("is known through a data source", async () => {
    const data = (key: string) => `data "sms_baidu_template" "read" {\n  template_id = sms_baidu_template.many["${key}"].id\n}\n`;
    const of = (title: string) =>
      many({ x: title, y: "乙" }) +
      data("x") +
      output("read", "data.sms_baidu_template.read.content") +
      output("y", 'sms_baidu_template.many["y"].id');
    const stack = await begin({ "main.tf": of("甲") });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref('sms_baidu_template.many["x"]'));
    const { y } = outputsOf(stack);
    stack.write({ "main.tf": of("丙") });
    failCreates(stack);
    expect((await stack.apply()).warnings).toContainEqual(dropped("read", 'sms_baidu_template.many["x"]'));
    expect(outputsOf(stack)).toEqual({ y });
  });

  it("stays where the object does: what failed did not touch it, or it is only forgotten", async () => {
    const of = (title: string) => titled("code", title) + output("id", "sms_baidu_template.code.id");
    const stack = await begin({ "main.tf": of("甲") });
    await succeeded(stack.apply());
    const recorded = outputsOf(stack);
    stack.write({ "main.tf": of("乙") });
    failChanges(stack);
    expect((await stack.apply()).warnings).toEqual([]);
    expect(outputsOf(stack)).toEqual(recorded);
    stack.write({
      "main.tf":
        "removed {\n  from = sms_baidu_template.code\n  lifecycle {\n    destroy = false\n  }\n}\n" +
        titled("next", "丙") +
        output("id", "sms_baidu_template.next.id"),
    });
    failCreates(stack);
    expect(await stack.apply()).toMatchObject({ errors: [expect.stringContaining("sms_baidu_template.next")], warnings: [] });
    expect(outputsOf(stack)).toEqual(recorded);
  });
  it("stays where only the approval went, and what that had approved waits for its successor's", async () => {
    const of = (text: string) =>
      `${templateBlock("code", "lifecycle {\n    create_before_destroy = true\n  }", { text })}resource "sms_baidu_approval" "code" {
  template_id = sms_baidu_template.code.id
  timeouts {
    create = "0s"
  }
}
${output("in_service", "sms_baidu_approval.code.id")}`;
    const stack = await begin({ "main.tf": of(codeText) });
    expect((await stack.apply()).run?.waiting).toHaveLength(1);
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
    expect((await stack.apply()).errors).toEqual([]);
    const recorded = outputsOf(stack);
    stack.write({ "main.tf": of(otherText) });
    const run = await stack.apply();
    expect(run).toMatchObject({ errors: [], run: { waiting: [{ summary: expect.stringContaining("is still under review") }] } });
    expect(run.warnings.join()).not.toContain("is dropped");
    expect(outputsOf(stack)).toEqual(recorded);
  });
});

describe("the outputs after a destruction", () => {
  const two = titled("a", "甲") + titled("b", "乙") + output("a", "sms_baidu_template.a.id") + output("literal", "1");

  it("are gone, also where it went only in part", async () => {
    const stack = await begin({ "main.tf": two });
    await succeeded(stack.apply());
    failDeletes(stack);
    expect((await stack.destroy()).errors).toHaveLength(1);
    expect(JSON.parse(stack.stateText()).resources).toHaveLength(1);
    expect(outputsOf(stack)).toEqual({});
  });

  it("stay where it was of a part of the stack, but for those that came from it", async () => {
    const stack = await begin({ "main.tf": two + output("b", "sms_baidu_template.b.id") });
    await succeeded(stack.apply());
    const { a } = outputsOf(stack);
    expect((await stack.destroy({ targets: ["sms_baidu_template.b"] })).warnings).toContainEqual(
      expect.stringContaining('Output "b" is dropped'),
    );
    expect(outputsOf(stack)).toEqual({ a, literal: 1 });
  });
});

describe("the outputs after a run of a part of the stack", () => {
  it("are those of this part: literals, and what is gone from the stack, wait for a run of all of it", async () => {
    const of = (edition: string, more = "") =>
      titled("a", `甲${edition}`) + titled("b", "乙") + output("a", "sms_baidu_template.a.name") + output("literal", `"${edition}"`) + more;
    const stack = await begin({ "main.tf": of("一", output("gone", "1")) });
    await succeeded(stack.apply());
    stack.write({ "main.tf": of("二") });
    await succeeded(stack.apply({ targets: ["sms_baidu_template.a"] }));
    expect(outputsOf(stack)).toEqual({ a: "甲二", literal: "一", gone: 1 });
    await succeeded(stack.apply());
    expect(outputsOf(stack)).toEqual({ a: "甲二", literal: "二" });
  });
});
