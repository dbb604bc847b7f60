import fc from "fast-check";
import { folderWith, removeFolders } from "../../../test/support/folder";
import type { Value } from "../../schema";
import { systemWorld } from "../../system/world";
import { EvaluationError, type Json } from "../expression";
import { readConfiguration } from "./configuration";
import { convertTo, parseConstraint } from "./constraint";
import { findStack } from "./files/source";
import { resolveVariables, type VariableInputs } from "./variables";

afterAll(removeFolders);

async function resolve(variable: Json, inputs: Partial<VariableInputs> & { given?: Record<string, string> } = {}) {
  const folder = folderWith({ "main.tf.json": JSON.stringify({ variable }), ...inputs.given });
  const { stack } = await findStack(folder, { machine: systemWorld, cwd: folder, env: {} });
  const { configuration, diagnostics: mistakes } = await readConfiguration(stack ?? { name: "", folder, files: [] });
  if (!configuration) throw new Error(JSON.stringify(mistakes));
  const cli = (inputs.cli ?? []).map((item) => ("file" in item ? { file: `${folder}/${item.file}` } : item));
  const { values, diagnostics } = await resolveVariables(configuration, {
    files: [],
    env: {},
    folder,
    disk: systemWorld.disk,
    ...inputs,
    cli,
  });
  return {
    values: Object.fromEntries([...values].map(([name, { value }]) => [name, value])),
    sensitive: [...values].filter(([, { sensitive }]) => sensitive).map(([name]) => name),
    messages: diagnostics.map(({ severity, summary, detail }) => `${severity}: ${summary}: ${detail}`),
  };
}

describe("of several values the strongest is taken", () => {
  const steps: [string, Partial<VariableInputs> & { given?: Record<string, string> }][] = [
    ["TF_VAR_a", { env: { TF_VAR_a: "TF_VAR_a" } }],
    ["terraform.tfvars", { given: { "terraform.tfvars": 'a = "terraform.tfvars"\n' } }],
    ["terraform.tfvars.json", { given: { "terraform.tfvars.json": '{"a":"terraform.tfvars.json"}' } }],
    ["a.auto.tfvars", { given: { "a.auto.tfvars": 'a = "a.auto.tfvars"\n' } }],
    ["b.auto.tfvars.json", { given: { "b.auto.tfvars.json": '{"a":"b.auto.tfvars.json"}' } }],
    ["--var", { cli: [["a", "--var"]] }],
  ];
  test.each(steps.map(([name], i) => [name, i] as const))("%s over all before it", async (name, i) => {
    const taken = steps.slice(0, i + 1).map(([, inputs]) => inputs);
    const inputs = {
      given: Object.assign({}, ...taken.map((step) => step.given)),
      env: Object.assign({}, ...taken.map((step) => step.env)),
      cli: taken.flatMap((step) => step.cli ?? []),
    };
    expect((await resolve({ a: { default: "default" } }, inputs)).values).toEqual({ a: name });
  });

  test("on the command line the later one, be it a value or a file", async () => {
    const given = { "x.tfvars": 'a = "file"\n' };
    expect((await resolve({ a: {} }, { given, cli: [["a", "value"], { file: "x.tfvars" }] })).values).toEqual({ a: "file" });
    expect((await resolve({ a: {} }, { given, cli: [{ file: "x.tfvars" }, ["a", "value"]] })).values).toEqual({ a: "value" });
  });

  test("without any, the default", async () => {
    expect((await resolve({ a: { default: null }, b: { type: "string", default: 5 } })).values).toEqual({ a: null, b: "5" });
  });
});

describe("a value given as text", () => {
  test.each<[string | undefined, string, Value]>([
    [undefined, "[1]", "[1]"],
    [undefined, "cafe\u0301", "caf\u00e9"],
    ["string", '"quoted"', '"quoted"'],
    ["number", "12", 12],
    ["bool", "true", true],
    ["any", '{ a = [1, "b"] }', { a: [1, "b"] }],
    ["list(string)", '["a", 1]', ["a", "1"]],
    ["set(string)", '["b", "a", "b"]', ["a", "b"]],
    ["map(number)", '{ a = "1" }', { a: 1 }],
    ["tuple([string, number])", '[1, "2"]', ["1", 2]],
    ["object({ a = string, b = optional(number, 7), c = optional(bool) })", "{ a = 1, other = 2 }", { a: "1", b: 7, c: null }],
    ["list(object({ name = string }))", '[{ name = "$${code}" }]', [{ name: "${code}" }]],
    ["list(any)", '[1, "a"]', ["1", "a"]],
  ])("for %s, %s is %j", async (type, text, value) => {
    const { values, messages } = await resolve({ a: type === undefined ? {} : { type } }, { cli: [["a", text]] });
    expect(messages).toEqual([]);
    expect(values).toEqual({ a: value });
  });

  test.each([
    [
      "number",
      "x",
      /^error: Invalid value for variable "a": main.tf.json, var.a, --var a: the value must be a number; given is a string that cannot be read as one/,
    ],
    ["list(string)", "[", /Invalid value for variable "a": .*--var a: the value: /],
    ["list(string)", "[var.b]", /"var.b" is a reference; here a value must be written out/],
    ["list(string)", "{ a = 1 }", /the value must be a list; given is an object/],
    ["object({ a = string })", "{}", /the value has no attribute "a"\. Required: a\./],
    ["list(object({ a = number }))", '[{ a = "x" }]', /the value\[0\]\.a must be a number/],
    ["tuple([string])", "[]", /a list of exactly 1 elements/],
  ])("for %s, %s is refused", async (type, text, message) => {
    expect((await resolve({ a: { type } }, { cli: [["a", text]] })).messages).toEqual([expect.stringMatching(message)]);
  });
});

describe("what a file holds", () => {
  test("in HCL escapes are taken back, in JSON the text is taken as it is", async () => {
    const given = { "terraform.tfvars": 'a = "$${x}"\n', "terraform.tfvars.json": '{"b":"$${x}"}' };
    expect((await resolve({ a: {}, b: {} }, { given })).values).toEqual({ a: "${x}", b: "$${x}" });
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ "terraform.tfvars": "a = \n" }, /^error: File is no HCL: .*terraform.tfvars:1:\d+: /],
    [{ "terraform.tfvars.json": "{" }, /^error: File is no JSON: .*terraform.tfvars.json:1:2/],
    [{ "terraform.tfvars.json": "[]" }, /^error: Invalid variable file/],
    [{ "terraform.tfvars": "aa = 1\n" }, /^warning: Value for an undeclared variable "aa": .* it declares a\. Did you mean "a"\?/],
  ])("%j", async (given, message) => {
    expect((await resolve({ a: { default: 1 } }, { given })).messages).toEqual([expect.stringMatching(message)]);
  });

  test("a file that is not there", async () => {
    expect((await resolve({ a: { default: 1 } }, { cli: [{ file: "none.tfvars" }] })).messages).toEqual([
      expect.stringMatching(/^error: File cannot be read: .*none.tfvars: ENOENT/),
    ]);
  });
});

test("a variable without a value is one error with the three ways to give it", async () => {
  expect((await resolve({ a: { description: "The key" } })).messages).toEqual([
    `error: No value for variable "a": main.tf.json, var.a: the variable (The key) has no default. Give it with --var 'a=…', in a file (terraform.tfvars, or --var-file FILE), or in the environment as TF_VAR_a.`,
  ]);
});

test("a value for what is not declared is an error on the command line and nothing in the environment", async () => {
  const { messages } = await resolve({ name: { default: 1 } }, { cli: [["nam", "x"]], env: { TF_VAR_other: "x" } });
  expect(messages).toEqual([
    'error: Value for an undeclared variable "nam": --var nam: the stack declares no variable "nam"; it declares name. Did you mean "name"?',
  ]);
});

test("null takes the default where null is not allowed", async () => {
  const given = { "terraform.tfvars": "a = null\nb = null\n" };
  expect((await resolve({ a: { default: 1, nullable: false }, b: { default: 1 } }, { given })).values).toEqual({ a: 1, b: null });
  expect((await resolve({ a: { nullable: false } }, { given: { "terraform.tfvars": "a = null\n" } })).messages).toEqual([
    expect.stringMatching(/must not|nullable = false/),
  ]);
});

test("sensitive variables are marked, and no message repeats their value", async () => {
  const { sensitive, messages } = await resolve(
    { key: { sensitive: true, type: "number" }, ok: { sensitive: true } },
    {
      cli: [
        ["key", "hunter2"],
        ["ok", "x"],
      ],
    },
  );
  expect(sensitive).toEqual(["ok"]);
  expect(messages).toHaveLength(1);
  expect(messages.join()).not.toContain("hunter2");
});

test("validations are evaluated", async () => {
  const validation = [{ condition: "${var.a != var.b}", error_message: "${var.a} is taken" }];
  const variable = { a: { validation }, b: { default: "x" } };
  expect((await resolve(variable, { cli: [["a", "y"]] })).messages).toEqual([]);
  expect((await resolve(variable, { cli: [["a", "x"]] })).messages).toEqual([
    'error: Invalid value for variable "a": main.tf.json, var.a: x is taken',
  ]);
});

test("what a conversion gives, a second one leaves as it is", async () => {
  const constraints = await Promise.all(["list(string)", "set(number)", "map(bool)", "list(any)", "set(any)"].map(parseConstraint));
  const value = fc.oneof(
    fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean())),
    fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean())),
  );
  fc.assert(
    fc.property(fc.constantFrom(...constraints), value, (constraint, given) => {
      try {
        const once = convertTo(constraint, given, "it");
        expect(convertTo(constraint, once, "it")).toEqual(once);
      } catch (failure) {
        if (!(failure instanceof EvaluationError)) throw failure;
      }
    }),
  );
});
