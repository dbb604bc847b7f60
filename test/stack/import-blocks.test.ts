import { renderPlan } from "../../src/cli/render/plan";
import { noColours } from "../../src/cli/render/writing/colours";
import { codeText, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();
const keys = ["a", "b"];
const many = templateBlock("many", 'for_each = toset(["a", "b"])', { title: "验证码 ${each.key}" });
const single = templateBlock("code");

/** Objects that the account has and the stack does not know: those of a block, which is then forgotten. Ids by address. */
async function strangers(block: string): Promise<{ stack: TestStack; ids: readonly string[] }> {
  const stack = await begin({ "main.tf": block });
  await succeeded(stack.apply());
  const { resources } = JSON.parse(stack.stateText());
  const ids = resources.flatMap(({ instances }: { instances: { attributes: { id: string } }[] }) =>
    instances.map(({ attributes }) => attributes.id),
  );
  stack.write({ "terraform.tfstate": "" });
  stack.writes();
  return { stack, ids };
}

async function expectTaken(stack: TestStack, count: number): Promise<void> {
  expect(await stack.apply()).toMatchObject({ errors: [], changes: [], run: { counts: { import: count, add: 0, change: 0 } } });
  expect(stack.writes()).toEqual([]);
  expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
}

describe("import blocks", () => {
  it.each([
    ["a map", (ids: readonly string[]) => [`for_each = { a = "${ids[0]}", b = "${ids[1]}" }`, "each.key", "each.value"]],
    [
      "a set of keys",
      (ids: readonly string[]) => ['for_each = toset(["a", "b"])', "each.value", `{ a = "${ids[0]}", b = "${ids[1]}" }[each.key]`],
    ],
    [
      "a map of objects",
      (ids: readonly string[]) => [
        `for_each = { x = { key = "a", id = "${ids[0]}" }, y = { key = "b", id = "${ids[1]}" } }`,
        "each.value.key",
        "each.value.id",
      ],
    ],
  ])("take up an object for each element of %s", async (_what, of) => {
    const { stack, ids } = await strangers(many);
    const [forEach, key, id] = of(ids);
    stack.write({ "imports.tf": `import {\n  ${forEach}\n  to = sms_baidu_template.many[${key}]\n  id = ${id}\n}\n` });
    const planned = await stack.plan();
    const text = planned.plan && String(renderPlan(planned.plan, noColours));
    for (const [index, name] of keys.entries()) {
      expect(text).toContain(`# sms_baidu_template.many["${name}"] will be imported with the id "${ids[index]}"`);
    }
    await expectTaken(stack, 2);
  });

  it("are read in the JSON syntax too", async () => {
    const { stack, ids } = await strangers(many);
    const block = { for_each: { a: ids[0], b: ids[1] }, to: "sms_baidu_template.many[each.key]", id: "${each.value}" };
    stack.write({ "imports.tf.json": JSON.stringify({ import: [block] }) });
    await expectTaken(stack, 2);
  });

  it.each([
    ["its id", (id: unknown) => `{ id = "${id}" }`],
    ["its id and place", (id: unknown) => `{ id = "${id}", region = "bj" }`],
    ["its id, with what is null left out", (id: unknown) => `{ id = "${id}", region = null }`],
  ])("take up an object by its identity: %s", async (_what, identity) => {
    const { stack, ids } = await strangers(single);
    stack.write({ "imports.tf": `import {\n  to = sms_baidu_template.code\n  identity = ${identity(ids[0])}\n}\n` });
    await expectTaken(stack, 1);
  });

  it("take up what is not known by an id alone by its identity", async () => {
    const { stack, ids } = await strangers(single);
    stack.emulator.admin.approve({ platform: "baidu", kind: "templates", id: String(ids[0]) });
    const approval = { type: "sms_baidu_approval", body: { template_id: ids[0] } };
    const block = { to: "sms_baidu_approval.ok", identity: { template_id: ids[0] } };
    stack.write({
      "main.tf": "",
      "all.tf.json": JSON.stringify({ resource: { [approval.type]: { ok: approval.body } }, import: [block] }),
    });
    await expectTaken(stack, 1);
  });

  it("take their ids from variables and data sources", async () => {
    const { stack, ids } = await strangers(single);
    const data = `data "sms_baidu_template" "found" {\n  template_id = var.id\n}\n`;
    const block = "import {\n  to = sms_baidu_template.code\n  id = data.sms_baidu_template.found.template_id\n}\n";
    stack.write({ "imports.tf": `variable "id" {\n  default = "${ids[0]}"\n}\n${data}${block}` });
    await expectTaken(stack, 1);
  });

  it("do nothing to what is recorded already, whatever their ids say", async () => {
    const stack = await begin({ "main.tf": single });
    await succeeded(stack.apply());
    stack.write({ "imports.tf": 'import {\n  to = sms_baidu_template.code\n  id = "sms-tmpl-nobody00000"\n}\n' });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [], plan: { changes: [{ action: "none" }] } });
  });

  it("record the object as it was found where the change after it fails", async () => {
    const { stack, ids } = await strangers(single);
    stack.write({
      "main.tf": templateBlock("code", "", { text: codeText.replace("5分钟", "10分钟") }),
      "imports.tf": `import {\n  to = sms_baidu_template.code\n  id = "${ids[0]}"\n}\n`,
    });
    stack.emulator.admin.addFaults({ call: "modifyTemplate", action: { status: 400, code: "InappropriateJSON" } });
    const failed = await stack.apply();
    expect(failed.errors).toHaveLength(1);
    expect(failed.run?.counts).toMatchObject({ import: 1, change: 0 });
    expect(stack.recorded("sms_baidu_template.code", "id")).toBe(ids[0]);
    expect(stack.recorded("sms_baidu_template.code", "content")).toContain("5分钟");
    stack.emulator.admin.clearFaults();
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["update sms_baidu_template.code"] });
    expect(stack.emulator.admin.objects()).toHaveLength(1);
  });

  it("keep an approved object until its successor is there, where it has to be replaced", async () => {
    const { stack, ids } = await strangers(single);
    stack.emulator.admin.approve({ platform: "baidu", kind: "templates", id: String(ids[0]) });
    const createFirst = "lifecycle {\n    create_before_destroy = true\n  }";
    stack.write({
      "main.tf": templateBlock("code", createFirst, { text: codeText.replace("5分钟", "10分钟") }),
      "imports.tf": `import {\n  to = sms_baidu_template.code\n  id = "${ids[0]}"\n}\n`,
    });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["replace sms_baidu_template.code"] });
    expect(stack.writes()).toEqual(["POST template", "DELETE template"]);
    expect(stack.emulator.admin.objects()).toHaveLength(1);
  });

  const into = (to: string, id: string, more = "") => `import {\n  to = ${to}\n  id = ${id}\n  ${more}\n}\n`;
  const by = (identity: string) => `import {\n  to = sms_baidu_template.code\n  identity = ${identity}\n}\n`;
  it.each([
    ["an id that nobody has", into("sms_baidu_template.code", '"sms-tmpl-nobody00000"'), "Cannot import an object that does not exist"],
    ["no id", "import {\n  to = sms_baidu_template.code\n}\n", "Incomplete import"],
    ["an empty id", into("sms_baidu_template.code", '""'), "it is empty"],
    [
      "a sensitive id",
      `variable "id" {\n  default = "sms-tmpl-secret00000"\n  sensitive = true\n}\n${into("sms_baidu_template.code", "var.id")}`,
      "it is sensitive",
    ],
    [
      "an id that is not known yet",
      into("sms_baidu_template.code", "sms_baidu_template.many.id") + templateBlock("many"),
      "it is not known yet",
    ],
    ["a key that the block does not have", into('sms_baidu_template.code["a"]', '"x"'), 'There is no sms_baidu_template.code["a"]'],
    [
      "a key that is no key",
      into("sms_baidu_template.code[each.value]", '"x"', "for_each = { a = true }"),
      "The key of an import's address",
    ],
    ["each without for_each", into("sms_baidu_template.code", "each.value"), '"each.value" has no meaning here'],
    ["a block that is not there", into("sms_baidu_template.cod", '"x"'), 'Did you mean "sms_baidu_template.code"?'],
    ["a data source", into("data.sms_baidu_template.code", '"x"'), "Not an address"],
    ["an id and an identity", into("sms_baidu_template.code", '"x"', 'identity = { id = "x" }'), "Contradictory import"],
    [
      "an identity that is a text",
      by('"x"'),
      'Write identity = { id = "…" }, with the parts that the reference of the type names; it is a string',
    ],
    ["an identity with a part that is no text", by("{ id = [1] }"), "id is a list"],
    ["an empty part of an identity", by('{ id = "" }'), "id is empty"],
    ["an identity without what names the object", by('{ region = "bj" }'), "It needs id, a text; none is given"],
    ["a part that no identity of the type has", by('{ id = "x", arn = "y" }'), "The identity of a template has no arn"],
    ["an identity in another place", by('{ id = "x", region = "su" }'), "The identity names a template of another region"],
    ["an identity that nobody has", by('{ id = "sms-tmpl-nobody00000" }'), "Correct the identity of the import block"],
    [
      "a sensitive part of an identity",
      `variable "id" {\n  default = "sms-tmpl-secret00000"\n  sensitive = true\n}\n${by("{ id = var.id }")}`,
      "it is sensitive",
    ],
    ["an identity that is not known yet", by("{ id = sms_baidu_template.many.id }") + templateBlock("many"), "id is not known yet"],
    ["a provider of its own", into("sms_baidu_template.code", '"x"', "provider = sms.other"), 'Unknown argument "provider"'],
  ])("refuse %s, and record nothing", async (_what, block, message) => {
    const stack = await begin({ "main.tf": single + block });
    const { errors } = await stack.apply();
    expect(errors.join("\n")).toContain(message);
    expect(errors.join("\n")).not.toContain("secret");
    expect(stack.stateText()).toBe("");
    expect(stack.writes()).toEqual([]);
  });
});
