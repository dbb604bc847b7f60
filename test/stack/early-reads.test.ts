/** What is recorded is read from the beginning of a plan: no object's read waits for what is planned of another one. */
import { templateBlock } from "../scenarios/stacks";
import { stacks, type TestStack } from "../support/stacks/stacks";
import { failed } from "../support/steps";

const open = stacks();
const header = 'provider "sms" {\n}\n';
const first = templateBlock("first", { name: "第一", content: "第一条通知。" });
const second = templateBlock("second", {
  name: "第二",
  content: "第二条通知。",
  more: "description = sms_baidu_template.first.id",
}).replace(/ {2}description = "[^"]*"\n/, "");
const third = templateBlock("third", { name: "第三", content: "第三条通知。", more: "depends_on = [sms_baidu_template.second]" });

async function made(...blocks: readonly string[]): Promise<TestStack> {
  const stack = await open({ "main.tf": [header, ...blocks].join("\n") });
  expect(await stack.apply()).toMatchObject({ errors: [] });
  stack.emulator.admin.clearCalls();
  return stack;
}

const readsOf = ({ emulator }: TestStack) => emulator.admin.calls().log.flatMap(({ call, method }) => (method === "GET" ? [call] : []));

describe("what is recorded", () => {
  it.each([
    ["plan", (stack: TestStack) => stack.plan()],
    ["refresh", (stack: TestStack) => stack.refresh()],
    ["destroy", (stack: TestStack) => stack.destroy()],
  ])("is read together, each object once, whatever it refers to: %s", async (_name, run) => {
    const stack = await made(first, second, third);
    const { errors, events } = await run(stack);
    expect(errors).toEqual([]);
    const told = events.flatMap(({ type }) => (type === "refresh" || type === "refreshed" ? [type] : []));
    expect(told.slice(0, 3)).toEqual(["refresh", "refresh", "refresh"]);
    expect(told).toHaveLength(6);
  });

  it("is asked for once each", async () => {
    const stack = await made(first, second, third);
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
    expect(readsOf(stack)).toHaveLength(3);
  });

  it("is not read where it is left out of the run", async () => {
    const stack = await made(first, second, third);
    expect(await stack.plan({ targets: ["sms_baidu_template.first"] })).toMatchObject({ errors: [], changes: [] });
    expect(readsOf(stack)).toHaveLength(1);
    stack.emulator.admin.clearCalls();
    expect(await stack.plan({ refresh: false })).toMatchObject({ errors: [], changes: [] });
    expect(readsOf(stack)).toEqual([]);
  });

  it("is not told where what it needs has failed", async () => {
    const stack = await made(first, second, third);
    stack.emulator.admin.remove(stack.ref("sms_baidu_template.third"));
    stack.write({ "main.tf": [header, first.replace("第一条通知。", ""), second, third].join("\n") });
    const { errors, plan } = await stack.plan();
    expect(errors).toEqual([expect.stringContaining("sms_baidu_template.first")]);
    expect(plan?.drift).toEqual([]);
  });

  it("is read with the keys that its block has now, by them alone", async () => {
    const stack = await made(first, second);
    const other = `${header}provider "sms" {\n  alias = "other"\n}\n`;
    stack.write({ "main.tf": [other, first, second.replace("{", "{\n  provider = sms.other")].join("\n") });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
    expect(readsOf(stack)).toHaveLength(2);
  });

  it("waits for settings of its provider block that come from another object", async () => {
    const keys = `resource "terraform_data" "region" {\n  input = "bj"\n}\n`;
    const configured = 'provider "sms" {\n  baidu {\n    region = terraform_data.region.output\n  }\n}\n';
    const stack = await open({ "main.tf": [keys, header, first].join("\n") });
    expect(await stack.apply()).toMatchObject({ errors: [] });
    stack.write({ "main.tf": [keys, configured, first].join("\n") });
    stack.emulator.admin.clearCalls();
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
    expect(readsOf(stack)).toHaveLength(1);
  });

  it("is not left behind half read by a plan that comes to nothing", async () => {
    const stack = await made(first, second, third);
    stack.write({ "main.tf": [header, first.replace("第一条通知。", ""), second, third].join("\n") });
    await failed(stack.plan());
    const before = stack.emulator.admin.calls().log.length;
    expect(before).toBe(3);
    await new Promise((resolve) => setImmediate(resolve));
    expect(stack.emulator.admin.calls().log).toHaveLength(before);
  });
});
