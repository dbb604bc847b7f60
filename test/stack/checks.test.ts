import { stacks, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();

const check = (assertions: string, data = "") => `check "health" {
  ${data}
  ${assertions}
}
`;
const assertion = (condition: string, message = '"no"') => `assert {
    condition     = ${condition}
    error_message = ${message}
  }
`;
const template = "sms_baidu_template.code";
const scoped = (id: string) => `data "sms_baidu_template" "seen" {
    template_id = ${id}
  }`;

describe("a check", () => {
  it("warns in the plan, and again in the apply, and stops nothing", async () => {
    const asked = check(assertion(`${template}.name == "别的"`, `"named \${${template}.name}"`));
    const stack = await begin({ "main.tf": templateBlock("code") + asked });
    const warning = expect.stringMatching(/^Check "health" does not hold\n.*\nnamed 登录验证码$/);
    expect(await stack.plan()).toMatchObject({ errors: [], warnings: [warning], changes: [`create ${template}`] });
    expect(await stack.apply()).toMatchObject({ errors: [], run: { errored: false } });
    expect(await stack.plan()).toMatchObject({ errors: [], warnings: [warning], changes: [] });
  });

  it("is asked after the apply where the plan cannot know", async () => {
    const asked = check(assertion(`${template}.status == "none"`, `"it is \${${template}.status}"`));
    const stack = await begin({ "main.tf": templateBlock("code") + asked });
    expect(await stack.plan()).toMatchObject({ errors: [], warnings: [] });
    const { run } = await stack.apply();
    expect(run?.diagnostics).toEqual([expect.objectContaining({ severity: "warning", detail: expect.stringContaining("it is ") })]);
  });

  it.each([
    ["says neither yes nor no", "null", /neither true nor false/],
    ["has no value", `${template}.tags["a"]`, /tags/],
    ["is no bool", `"\${${template}.name}"`, /neither true nor false/],
  ])("is an error where its condition %s, as to the engines", async (_, condition, message) => {
    const refers = condition === "null" ? `${template}.name == "" ? null : null` : condition;
    const stack = await begin({ "main.tf": templateBlock("code") + check(assertion(refers)) });
    expect(await stack.plan()).toMatchObject({ errors: [expect.stringMatching(message)], warnings: [] });
  });

  it("does not show what is sensitive", async () => {
    const secret = 'variable "secret" {\n  default   = "s3cret"\n  sensitive = true\n}\n';
    const stack = await begin({ "main.tf": secret + check(assertion('var.secret == "x"', '"it is ${var.secret}"')) });
    const { warnings, errors } = await stack.plan();
    expect(errors).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining("does not hold")]);
    expect(warnings.join("")).not.toContain("s3cret");
  });

  it("is not asked in a destruction, and not in a run of another part of the stack", async () => {
    const asked = check(assertion(`${template}.name == "别的"`));
    const stack = await begin({ "main.tf": templateBlock("code") + templateBlock("other") + asked });
    const { warnings } = await stack.plan({ targets: ["sms_baidu_template.other"] });
    expect(warnings).toEqual([expect.stringContaining("Only a part")]);
    expect((await stack.plan({ targets: [template] })).warnings).toHaveLength(2);
    await succeeded(stack.apply());
    expect((await stack.plan({ destroy: true })).warnings).toEqual([]);
  });
});

describe("the data source of a check", () => {
  it("is read in the plan, and again when the run is over", async () => {
    const asked = check(assertion('data.sms_baidu_template.seen.name == "登录验证码"'), scoped(`${template}.id`));
    const stack = await begin({ "main.tf": templateBlock("code") + asked });
    expect(await stack.apply()).toMatchObject({ errors: [], warnings: [] });
    expect(await stack.plan()).toMatchObject({ errors: [], warnings: [] });
    expect(JSON.parse(stack.stateText()).resources).toEqual(
      expect.arrayContaining([expect.objectContaining({ mode: "data", type: "sms_baidu_template", name: "seen" })]),
    );
  });

  it("stops nothing where it finds nothing", async () => {
    const asked = check(assertion('data.sms_baidu_template.seen.name == "x"'), scoped('"tmpl-none"'));
    const stack = await begin({ "main.tf": templateBlock("code") + asked });
    expect(await stack.plan()).toMatchObject({ errors: [], warnings: [expect.stringContaining("tmpl-none")], changes: expect.anything() });
    expect(await stack.apply()).toMatchObject({ errors: [], run: { errored: false, counts: { add: 1 } } });
  });

  it("belongs to the check alone", async () => {
    const asked = check(assertion("data.sms_baidu_template.seen.usable"), scoped('"a"'));
    const stack = await begin({ "main.tf": `${asked}output "x" {\n  value = data.sms_baidu_template.seen.name\n}\n` });
    expect((await stack.plan()).errors).toEqual([expect.stringContaining('can be referred to only in check "health", where it stands')]);
  });
});

test.each([
  ["without an assertion", check(""), "it needs assert"],
  ["that asks nothing", check(assertion("1 == 2")), "refers to nothing"],
  ["without a message", check("assert {\n    condition = true\n  }\n"), "error_message"],
  ["with something else in it", check(`${assertion('path.root == "."')}  count = 1\n`), 'Unknown argument "count"'],
  ["twice", check(assertion('path.root == "."')) + check(assertion('path.root == "."')), "declared twice"],
  [
    "with a repeated data source",
    check(assertion('path.root == "."'), 'data "sms_baidu_template" "a" {\n    count = 1\n  template_id = "a"\n  }'),
    "read once",
  ],
  [
    "with two data sources",
    check(assertion('path.root == "."'), `${scoped('"a"')}\n${scoped('"b"').replace("seen", "also")}`),
    "one data source",
  ],
])("a check %s is refused", async (_, text, message) => {
  const stack = await begin({ "main.tf": text });
  expect((await stack.plan()).errors).toEqual([expect.stringContaining(message)]);
});
