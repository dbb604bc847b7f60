import { renderPlan } from "../../src/cli/render/plan";
import { noColours } from "../../src/cli/render/writing/colours";
import { officialState } from "../support/accounts/official-baidu";
import { codeText, signatureBlock, stacks, templateBlock } from "../support/stacks/stacks";
import { failed, succeeded } from "../support/steps";

const begin = stacks();
const removed = (from: string, destroy?: boolean) =>
  `removed {\n  from = ${from}\n${destroy === undefined ? "" : `  lifecycle {\n    destroy = ${destroy}\n  }\n`}}\n`;
const protectedBrand = signatureBlock("brand").replace("deletion_protection = false", "deletion_protection = true");

describe("a removed block", () => {
  it("that keeps the object forgets it: nothing is asked of the platform, the object stays", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") + signatureBlock("brand") });
    await succeeded(stack.apply());
    const { id } = stack.ref("sms_baidu_template.code");
    stack.write({ "main.tf": signatureBlock("brand") + removed("sms_baidu_template.code", false) });
    stack.emulator.admin.clearCalls();
    const planned = await stack.plan();
    expect(planned).toMatchObject({ errors: [], changes: ["forget sms_baidu_template.code"] });
    const text = planned.plan && String(renderPlan(planned.plan, noColours));
    expect(text).toContain("# sms_baidu_template.code will be forgotten and stay on the platform: a removed block lets go of it");
    expect(text).toContain("Plan: 0 to add, 0 to change, 0 to destroy, 1 to forget.");
    expect(await stack.apply()).toMatchObject({ errors: [], run: { counts: { forget: 1, destroy: 0 } } });
    const { log } = stack.emulator.admin.calls();
    expect(log.filter(({ path }) => path.includes(id))).toEqual([]);
    expect(stack.emulator.admin.objects({ platform: "baidu", kind: "templates" })).toHaveLength(1);
    expect(stack.recorded("sms_baidu_template.code", "id")).toBeUndefined();
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("forgets predecessors as well, and all objects of a repeated block", async () => {
    const block = (text: string) => templateBlock("code", "count = 2\n  lifecycle {\n    create_before_destroy = true\n  }", { text });
    const stack = await begin({ "main.tf": block(codeText) });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code[0]"));
    stack.write({ "main.tf": block(codeText.replace("5分钟", "10分钟")) });
    stack.emulator.admin.addFaults({ call: "deleteTemplate", action: { status: 400, code: "InappropriateJSON" } });
    await failed(stack.apply());
    stack.writes();
    stack.write({ "main.tf": removed("sms_baidu_template.code", false) });
    const forgotten = await stack.apply();
    expect(forgotten).toMatchObject({ errors: [], run: { counts: { forget: 3 } } });
    expect(stack.writes()).toEqual([]);
    expect(JSON.parse(stack.stateText()).resources).toEqual([]);
    expect(stack.emulator.admin.objects()).toHaveLength(3);
  });

  it("forgets an approved and protected object too, because it stays", async () => {
    const stack = await begin({ "main.tf": protectedBrand });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_signature.brand"));
    stack.write({ "main.tf": removed("sms_baidu_signature.brand", false) });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["forget sms_baidu_signature.brand"] });
  });

  it("that deletes says so, and respects the protection of what is approved", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") + protectedBrand });
    await succeeded(stack.apply());
    stack.write({ "main.tf": protectedBrand + removed("sms_baidu_template.code", true) });
    const planned = await stack.plan();
    expect(planned.plan && String(renderPlan(planned.plan, noColours))).toContain(
      "# sms_baidu_template.code will be destroyed: a removed block asks for it",
    );
    stack.writes();
    await succeeded(stack.apply());
    expect(stack.writes()).toEqual(["DELETE template"]);
    stack.emulator.admin.approve(stack.ref("sms_baidu_signature.brand"));
    stack.write({ "main.tf": removed("sms_baidu_signature.brand", true) });
    expect((await stack.plan()).errors).toEqual([expect.stringContaining("is approved and protected: it cannot be deleted")]);
  });

  it("forgets an object of another provider, which could not be deleted here", async () => {
    const attributes = { id: "sms-tmpl-old00000001", name: "x" };
    const state = officialState("registry.terraform.io", [{ mode: "managed", type: "baiducloud_sms_template", attributes }]);
    const stack = await begin({ "main.tf": removed("baiducloud_sms_template.default", false), "terraform.tfstate": state });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["forget baiducloud_sms_template.default"] });
    expect(JSON.parse(stack.stateText()).resources).toEqual([]);
  });

  it("has nothing to do where the object is gone from the state", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") + removed("sms_baidu_template.gone", false) });
    await succeeded(stack.apply());
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("is read in the JSON syntax too", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    await succeeded(stack.apply());
    const block = { from: "sms_baidu_template.code", lifecycle: { destroy: false } };
    stack.write({ "main.tf": "", "main.tf.json": JSON.stringify({ removed: block }) });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: ["forget sms_baidu_template.code"] });
  });

  it.each([
    ["says what becomes of the object", removed("sms_baidu_template.old"), "A removed block must say what becomes of the object"],
    ["names a whole block", removed("sms_baidu_template.old[0]", false), "A removed block names a whole block"],
    ["names what is gone", removed("sms_baidu_template.code", false), "What was removed is still there"],
    ["says one thing", removed("sms_baidu_template.old", false) + removed("sms_baidu_template.old", true), "contradict each other"],
    ["knows its arguments", removed("sms_baidu_template.old", false).replace("destroy", "destory"), 'Unknown argument "destory"'],
    ["gives an address", removed("sms_baidu_template", false), "Not an address"],
  ])("%s", async (_what, block, message) => {
    const stack = await begin({ "main.tf": templateBlock("code") + block });
    expect((await stack.plan()).errors.join("\n")).toContain(message);
  });
});
