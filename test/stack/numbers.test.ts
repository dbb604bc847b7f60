/** Numbers are exact from the stack to the state and back; where one cannot be held, the plan says so. */
import { planDocument } from "../../src/cli/json/plan-document";
import { renderPlan } from "../../src/cli/render/plan";
import { noColours } from "../../src/cli/render/writing/colours";
import { present } from "../support/accounts/baidu-account";
import { commandLines } from "../support/cli/command-line";
import { stacks } from "../support/stacks/stacks";

jest.setTimeout(60_000);

const third = `0.${"3".repeat(154)}5`;

/** Outputs as a stack says them, and the digits that the other engines record for them. */
const outputs: readonly (readonly [name: string, text: string, recorded: string])[] = [
  ["large", "9007199254740993", "9007199254740993"],
  ["negative", "-12345678901234567890", "-12345678901234567890"],
  ["sum", "9007199254740992 + 1", "9007199254740993"],
  ["of_text", '"9007199254740993" * 1', "9007199254740993"],
  ["third", "1 / 3", third],
  ["tenths", "0.1 + 0.2", "0.3"],
  ["long", "0.12345678901234567890123", "0.12345678901234567890123"],
  ["tiny", "1e-7", "0.0000001"],
  ["huge", "1e21", "1000000000000000000000"],
  ["given", "var.given", "18446744073709551615"],
  ["defaulted", "var.defaulted", "9007199254740995"],
];
const within = "within = [9007199254740993, { a = 9007199254740993 }]";
const text = `variable "given" { type = number }
variable "defaulted" { default = 9007199254740995 }
output "within" {
  value = { ${within} }
}
${outputs.map(([name, value]) => `output "${name}" {\n  value = ${value}\n}\n`).join("")}`;
const hcl = { "main.tf": text, "terraform.tfvars": "given = 18446744073709551615\n" };
/** Literals as JSON's numbers, all else as templates. */
const literal = /^-?[\d.]+$/;
const json = {
  "main.tf.json": `{ "variable": { "given": { "type": "number" }, "defaulted": { "default": 9007199254740995 } }, "output": {
    "within": { "value": { "within": [9007199254740993, { "a": 9007199254740993 }] } },
    ${outputs.map(([name, value]) => `"${name}": { "value": ${literal.test(value) ? value : JSON.stringify(`\${${value}}`)} }`).join(",\n")} } }`,
  "terraform.tfvars.json": '{ "given": 18446744073709551615 }',
};

/** The text of each output's value in a document with them. */
const digitsIn = (document: string) =>
  Object.fromEntries(
    [...document.matchAll(/"(\w+)": \{\s*(?:"sensitive": false,\s*"type": "number",\s*)?"value": (-?[\d.]+)/g)].map(([, name, digits]) => [
      name,
      digits,
    ]),
  );
const recorded = Object.fromEntries(outputs.map(([name, , digits]) => [name, digits]));

describe.each([
  ["HCL", hcl],
  ["JSON", json],
])("numbers in %s", (_, files) => {
  const begin = stacks();

  it("are recorded to the last digit, and found unchanged", async () => {
    const stack = await begin(files);
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(digitsIn(stack.stateText())).toEqual(recorded);
    expect(stack.stateText().match(/9007199254740993\b/g)).toHaveLength(5);
    expect((await stack.plan()).plan?.outputs).toEqual([]);
    expect((await stack.refresh()).errors).toEqual([]);
    expect(digitsIn(stack.stateText())).toEqual(recorded);
  });

  it("go through a plan file as they are", async () => {
    const stack = await begin(files);
    expect(await stack.planToFile()).toMatchObject({ errors: [] });
    expect(await stack.applyFile()).toMatchObject({ errors: [] });
    expect(digitsIn(stack.stateText())).toEqual(recorded);
  });
});

describe("numbers that cannot be held", () => {
  const begin = stacks();
  const quota = (daily: string) => `resource "sms_baidu_quota" "q" {
  quota_per_day = ${daily}
  quota_per_month = 9007199254740991
  rate_limit_per_mobile_per_sign_by_minute = 1
  rate_limit_per_mobile_per_sign_by_hour = 1
  rate_limit_per_mobile_per_sign_by_day = 1
}
`;

  it.each(["9007199254740993", '"9007199254740993"', "9007199254740992 + 1", "-9007199254740993", "1 / 3"])(
    "a platform's: %s is refused at validate and at plan, and nothing is sent",
    async (daily) => {
      const stack = await begin({ "main.tf": quota(daily) });
      for (const run of [await stack.validate(), await stack.plan(), await stack.apply()]) {
        expect(run.errors).toEqual([expect.stringMatching(/Too many digits in "quota_per_day".* up to 9007199254740991; given is -?\d/s)]);
      }
      expect(stack.writes()).toEqual([]);
    },
  );

  it.each(["4294967296", "1000001", "9007199254740993", "1 / 3", "-1", "1e30"])("a count: %s is refused at plan", async (count) => {
    const stack = await begin({ "main.tf": `data "sms_baidu_quota" "q" {\n  count = ${count}\n}\n` });
    expect((await stack.plan()).errors).toEqual([expect.stringMatching(/count must be a whole number from 0 to 1000000.*It is -?\d/s)]);
  });

  it.each([
    ["main.tf", 'output "x" {\n  value = 1e99999\n}\n', /main\.tf.*has more than 10000 digits/s],
    ["main.tf", 'output "x" {\n  value = 1e9999 * 1e9999\n}\n', /the result of "\*" has more than 10000 digits/],
    ["main.tf.json", '{ "output": {\n "x": { "value": 1e99999 } } }', /main\.tf\.json:2:18: the number 1e99999 has more than 10000 digits/],
  ])("one of more than ten thousand digits, in %s: %j", async (name, text, message) => {
    const stack = await begin({ [name]: text });
    expect((await stack.plan()).errors).toEqual([expect.stringMatching(message)]);
  });
});

describe("the commands that show numbers", () => {
  const begin = stacks();
  const start = commandLines();

  it("show them to the last digit, in JSON as numbers", async () => {
    const cli = await start(hcl);
    const run = async (...words: readonly string[]) => {
      const { exitCode, stdout, stderr } = await cli.run(...words);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
      return stdout;
    };
    expect(await run("apply", "--json", "--auto-approve")).toContain('"value":9007199254740993}');
    for (const shown of [await run("output", "--json"), await run("show", "--json")]) expect(digitsIn(shown)).toEqual(recorded);
    expect(await run("output", "--raw", "third")).toBe(third);
  });

  it("show them in plans", async () => {
    const { plan } = await (await begin(hcl)).plan();
    const made = present(plan);
    for (const [, , digits] of outputs) expect(planDocument(made).toString()).toContain(`"after": ${digits},`);
    const shown = renderPlan(made, noColours).toString();
    for (const [name, , digits] of outputs) expect(shown).toMatch(new RegExp(`\\+ ${name} *= ${digits.replace(".", "\\.")}\n`));
  });
});
