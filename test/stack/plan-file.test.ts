import { codeText, type RunSettings, signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";

const begin = stacks();
const otherText = codeText.replace("5分钟", "10分钟");
const createFirst = "lifecycle {\n    create_before_destroy = true\n  }";

/** Brings a stack to where something is to be planned, and tells how. */
type Preparation = (stack: TestStack) => Promise<RunSettings | undefined>;

async function applied(stack: TestStack, main: string): Promise<void> {
  stack.write({ "main.tf": main });
  expect((await stack.apply()).errors).toEqual([]);
}

/** Applies one configuration, so that another one is to be planned. */
const changing =
  (from: string, to: string, settings: RunSettings = {}): Preparation =>
  async (stack) => {
    await applied(stack, from);
    stack.write({ "main.tf": to });
    return settings;
  };

const approving =
  (from: string, to: string): Preparation =>
  async (stack) => {
    await applied(stack, from);
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
    stack.write({ "main.tf": to });
    return {};
  };

const both = signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]");
const two = templateBlock("code") + templateBlock("other", "", { title: "另一个" });
const reading = `${signatureBlock("brand")}
data "sms_baidu_signature" "read" {
  signature_id = sms_baidu_signature.brand.id
}
output "status" {
  value = data.sms_baidu_signature.read.status
}
`;
const repeated = `variable "titles" {
  type = set(string)
}
${templateBlock("code", "for_each = var.titles", { title: "${each.value}" })}`;

const deeds: readonly (readonly [what: string, actions: readonly string[], prepare: Preparation])[] = [
  ["makes", ["create", "create"], async (stack) => void stack.write({ "main.tf": both })],
  ["updates", ["update"], changing(templateBlock("code"), templateBlock("code", "", { text: otherText }))],
  ["replaces", ["replace"], approving(templateBlock("code"), templateBlock("code", "", { text: otherText }))],
  [
    "makes the successor first",
    ["replace"],
    approving(templateBlock("code", createFirst), templateBlock("code", createFirst, { text: otherText })),
  ],
  ["deletes what is no longer in the stack", ["delete"], changing(both, signatureBlock("brand"))],
  [
    "deletes a predecessor that was left over",
    ["delete"],
    async (stack) => {
      await approving(templateBlock("code", createFirst), templateBlock("code", createFirst, { text: otherText }))(stack);
      stack.emulator.admin.addFaults({ call: "deleteTemplate", action: { status: 400, code: "InappropriateJSON" } });
      expect((await stack.apply()).errors).toHaveLength(1);
      stack.emulator.admin.clearFaults();
      return {};
    },
  ],
  [
    "adopts",
    ["update"],
    async (stack) => {
      await applied(stack, templateBlock("code"));
      const id = stack.recorded("sms_baidu_template.code", "id");
      const block = `import {\n  to = sms_baidu_template.code\n  id = "${id}"\n}\n`;
      stack.write({ "terraform.tfstate": "", "main.tf": block + templateBlock("code", "", { text: otherText }) });
      return {};
    },
  ],
  [
    "moves",
    [],
    changing(
      templateBlock("old"),
      `moved {\n  from = sms_baidu_template.old\n  to = sms_baidu_template.code["a"]\n}\n${templateBlock("code", 'for_each = toset(["a"])')}`,
    ),
  ],
  [
    "forgets",
    ["forget"],
    changing(both, `removed {\n  from = sms_baidu_template.code\n  lifecycle {\n    destroy = false\n  }\n}\n${signatureBlock("brand")}`),
  ],
  [
    "only records",
    [],
    async (stack) => {
      await applied(stack, both);
      stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
      return { refreshOnly: true };
    },
  ],
  ["destroys", ["delete", "delete"], changing(both, both, { destroy: true })],
  ["touches only what is named", ["create"], changing(signatureBlock("brand"), two, { targets: ["sms_baidu_template.other"] })],
  ["replaces what is named", ["replace"], changing(two, two, { replace: ["sms_baidu_template.other"] })],
  [
    "changes back what was changed in the console",
    ["update"],
    async (stack) => {
      await applied(stack, both);
      stack.emulator.admin.edit(stack.ref("sms_baidu_template.code"), { name: "改过的名字" });
      return {};
    },
  ],
  [
    "makes what was deleted in the console",
    ["create"],
    async (stack) => {
      await applied(stack, both);
      stack.emulator.admin.remove(stack.ref("sms_baidu_template.code"));
      return {};
    },
  ],
  ["reads what could not be read before", ["read", "create"], async (stack) => void stack.write({ "main.tf": reading })],
  ["changes outputs alone", [], changing(both, `${both}output "id" {\n  value = [sms_baidu_template.code.id, { n = 1 }]\n}\n`)],
  [
    "repeats a block over a variable's set",
    ["create", "create"],
    async (stack) => {
      stack.write({ "main.tf": repeated });
      return { variables: [["titles", '["登录一", "登录二"]']] };
    },
  ],
  ["does nothing where there is nothing to do", [], changing(both, both)],
];

/** Ids, the state's own marks and times differ from one account to the next: they become numbers, in the order in which they are met. */
function withoutChance(text: string): string {
  const met = new Map<string, string>();
  return text.replace(/sms-(?:sign|tmpl)-\w+|(?<="deposed": ")\w+|(?<="lineage": ")[\w-]+/g, (found) => {
    const known = met.get(found) ?? `#${met.size}`;
    met.set(found, known);
    return known;
  });
}

describe("a plan in a file", () => {
  it.each(deeds)("%s, like a plan that is applied at once", async (_what, actions, prepare) => {
    const [direct, later] = [await begin({}), await begin({})];
    const settings = await prepare(direct);
    await prepare(later);
    direct.writes();
    later.writes();

    const expected = await direct.apply(settings ?? {});
    const planned = await later.planToFile(settings ?? {});
    expect(later.writes()).toEqual([]);
    // Neither the stack nor the variables are looked at again.
    later.write({ "main.tf": 'resource "nonsense" {{' });
    const done = await later.applyFile();

    expect(expected).toMatchObject({ errors: [], run: { errored: false } });
    expect(expected.changes.map((change) => change.split(" ")[0])).toEqual(actions);
    expect({ planned: planned.changes, errors: done.errors, counts: done.run?.counts, skipped: done.run?.skipped }).toEqual({
      planned: expected.changes,
      errors: [],
      counts: expected.run?.counts,
      skipped: [],
    });
    expect(later.writes()).toEqual(direct.writes());
    expect(withoutChance(later.stateText())).toBe(withoutChance(direct.stateText()));
  });
});
