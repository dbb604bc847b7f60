import { renderPlan } from "../../src/cli/render/plan";
import { noColours } from "../../src/cli/render/writing/colours";
import { hasChanges } from "../../src/stack";
import { codeText, signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();
const output = 'output "status" {\n  value = sms_baidu_template.code.status\n}\n';
const refreshing = { refreshOnly: true };

function outputsOf(stack: TestStack): unknown {
  const { outputs } = JSON.parse(stack.stateText());
  return Object.fromEntries(Object.entries(outputs).map(([name, each]) => [name, (each as { value: unknown }).value]));
}

async function expectNothingMore(stack: TestStack): Promise<void> {
  const before = stack.stateText();
  const again = await stack.plan(refreshing);
  expect([again.errors, again.plan && hasChanges(again.plan)]).toEqual([[], false]);
  await succeeded(stack.refresh());
  expect(stack.stateText()).toBe(before);
}

describe("a run that only records", () => {
  it("records what has changed, outputs included, sends nothing, and has nothing more to do", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") + output });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
    stack.writes();
    const planned = await stack.plan(refreshing);
    expect(planned).toMatchObject({ errors: [], changes: [], plan: { outputs: [{ name: "status", after: "READY" }] } });
    expect(planned.plan && String(renderPlan(planned.plan, noColours))).toContain("This plan only refreshes");
    expect(await stack.refresh()).toMatchObject({ errors: [] });
    expect(stack.recorded("sms_baidu_template.code", "status")).toBe("READY");
    expect(outputsOf(stack)).toEqual({ status: "READY" });
    expect(stack.writes()).toEqual([]);
    await expectNothingMore(stack);
  });

  it("forgets what is gone, and keeps the output that nobody can tell any more", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") + signatureBlock("brand") + output });
    await succeeded(stack.apply());
    stack.emulator.admin.remove(stack.ref("sms_baidu_template.code"));
    stack.writes();
    await succeeded(stack.refresh());
    expect(stack.recorded("sms_baidu_template.code", "id")).toBeUndefined();
    expect(stack.recorded("sms_baidu_signature.brand", "id")).toEqual(expect.any(String));
    expect(outputsOf(stack)).toEqual({ status: "SUBMITTED" });
    expect(stack.writes()).toEqual([]);
    await expectNothingMore(stack);
    expect(await stack.plan()).toMatchObject({ changes: ["create sms_baidu_template.code"] });
  });

  it("changes nothing where the stack asks for something else by now", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") + templateBlock("gone") });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.gone"));
    stack.write({ "main.tf": templateBlock("code", "", { text: codeText.replace("5分钟", "10分钟") }) + templateBlock("more") });
    stack.writes();
    expect(await stack.plan(refreshing)).toMatchObject({ errors: [], changes: [] });
    await succeeded(stack.refresh());
    expect(stack.recorded("sms_baidu_template.code", "content")).toContain("5分钟");
    expect(stack.recorded("sms_baidu_template.gone", "status")).toBe("READY");
    expect(stack.recorded("sms_baidu_template.more", "id")).toBeUndefined();
    expect(stack.writes()).toEqual([]);
    await expectNothingMore(stack);
  });

  it("does not mind texts that break rules, nor objects that are still to be made", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    await succeeded(stack.apply());
    const unmade = templateBlock("more", "depends_on = [sms_baidu_template.code]");
    const outputs = 'output "more" {\n  value = { id = sms_baidu_template.more.id, name = sms_baidu_template.code.name }\n}\n';
    stack.write({ "main.tf": templateBlock("code", "", { text: "【坏】您的验证码" }) + unmade + outputs });
    expect((await stack.plan()).errors).not.toEqual([]);
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
    expect(await stack.refresh()).toMatchObject({ errors: [] });
    expect(stack.recorded("sms_baidu_template.code", "status")).toBe("READY");
    await expectNothingMore(stack);
  });

  it("has nothing to record of a stack of which nothing is made, and writes no state", async () => {
    const imports = 'import {\n  to = sms_baidu_template.code\n  id = "sms-tmpl-nobody00000"\n}\n';
    const stack = await begin({ "main.tf": templateBlock("code") + output + imports });
    const planned = await stack.plan(refreshing);
    expect([planned.errors, planned.plan && hasChanges(planned.plan)]).toEqual([[], false]);
    await succeeded(stack.refresh());
    expect(stack.stateText()).toBe("");
    expect(stack.emulator.admin.calls().total).toBe(0);
  });

  it("records new addresses", async () => {
    const stack = await begin({ "main.tf": templateBlock("old") });
    await succeeded(stack.apply());
    stack.write({ "main.tf": `${templateBlock("new")}moved {\n  from = sms_baidu_template.old\n  to   = sms_baidu_template.new\n}\n` });
    const planned = await stack.plan(refreshing);
    expect(planned.plan && String(renderPlan(planned.plan, noColours))).toContain("sms_baidu_template.old -> sms_baidu_template.new");
    await succeeded(stack.refresh());
    expect(stack.recorded("sms_baidu_template.new", "id")).toEqual(expect.any(String));
    expect(stack.recorded("sms_baidu_template.old", "id")).toBeUndefined();
    await expectNothingMore(stack);
  });

  it("records what a data source says now", async () => {
    const data = 'data "sms_baidu_template" "read" {\n  template_id = sms_baidu_template.code.id\n}\n';
    const stack = await begin({ "main.tf": templateBlock("code") + data });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
    await succeeded(stack.refresh());
    const { resources } = JSON.parse(stack.stateText());
    expect(
      resources.map((each: { mode: string; instances: [{ attributes: { status: string } }] }) => each.instances[0].attributes.status),
    ).toEqual(["READY", "READY"]);
    await expectNothingMore(stack);
  });

  it("looks only at what is named", async () => {
    const stack = await begin({ "main.tf": templateBlock("a") + templateBlock("b") });
    await succeeded(stack.apply());
    for (const name of ["a", "b"]) stack.emulator.admin.approve(stack.ref(`sms_baidu_template.${name}`));
    await succeeded(stack.apply({ refreshOnly: true, targets: ["sms_baidu_template.a"] }));
    expect(["a", "b"].map((name) => stack.recorded(`sms_baidu_template.${name}`, "status"))).toEqual(["READY", "SUBMITTED"]);
  });
});
