import { renderPlan } from "../../src/cli/render/plan";
import { noColours } from "../../src/cli/render/writing/colours";
import { codeText, signatureBlock, stacks, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();
const both = signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]");
const otherText = codeText.replace("5分钟", "10分钟");
const withText = (text: string) => signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]", { text });

describe("the life of a stack", () => {
  it("is planned without a trace, applied, and then clean", async () => {
    const stack = await begin({ "main.tf": both });
    const planned = await stack.plan();
    expect(planned).toMatchObject({ errors: [], changes: ["create sms_baidu_signature.brand", "create sms_baidu_template.code"] });
    expect(stack.writes()).toEqual([]);
    expect(stack.stateText()).toBe("");

    const applied = await stack.apply();
    expect(applied).toMatchObject({ errors: [], run: { counts: { add: 2, change: 0, destroy: 0 } } });
    expect(stack.writes()).toEqual(["POST signature", "POST template"]);
    expect(stack.recorded("sms_baidu_template.code", "status")).toBe("SUBMITTED");

    expect(await stack.plan()).toMatchObject({ errors: [], changes: [], plan: { drift: [], outputs: [] } });
    const before = stack.stateText();
    await succeeded(stack.apply());
    expect(stack.stateText()).toBe(before);
    expect(stack.writes()).toEqual([]);
  });

  it("does nothing that was not agreed to", async () => {
    const stack = await begin({ "main.tf": both });
    const refused = await stack.apply({ confirm: async () => false });
    expect(refused.run).toBeUndefined();
    expect(stack.writes()).toEqual([]);
    expect(stack.stateText()).toBe("");
  });

  it("changes a template in place while it is under review, with one PUT and the same id", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const id = stack.recorded("sms_baidu_template.code", "id");
    stack.writes();
    stack.write({ "main.tf": withText(otherText) });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["update sms_baidu_template.code"], run: { counts: { change: 1 } } });
    expect(stack.writes()).toEqual(["PUT template"]);
    expect(stack.recorded("sms_baidu_template.code", "id")).toBe(id);
    expect(await stack.plan()).toMatchObject({ changes: [] });
  });

  it("replaces an approved template and says why", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const id = stack.recorded("sms_baidu_template.code", "id");
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
    stack.writes();
    stack.write({ "main.tf": withText(otherText) });
    const planned = await stack.plan();
    expect(planned.changes).toEqual(["replace sms_baidu_template.code"]);
    const text = planned.plan && String(renderPlan(planned.plan, noColours));
    expect(text).toContain("# sms_baidu_template.code must be replaced: an approved template cannot be changed");
    expect(text).toContain("# (status READY, usable)");
    expect(text).toContain("Plan: 1 to add, 0 to change, 1 to destroy.");

    expect(await stack.apply()).toMatchObject({ errors: [], run: { counts: { add: 1, change: 0, destroy: 1 } } });
    expect(stack.writes()).toEqual(["DELETE template", "POST template"]);
    expect(stack.recorded("sms_baidu_template.code", "id")).not.toBe(id);
    expect(await stack.plan()).toMatchObject({ changes: [] });
  });

  it("creates the successor first where the configuration says so", async () => {
    const lifecycle = "lifecycle {\n    create_before_destroy = true\n  }";
    const stack = await begin({ "main.tf": templateBlock("code", lifecycle) });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
    stack.writes();
    stack.write({ "main.tf": templateBlock("code", lifecycle, { text: otherText }) });
    expect(await stack.apply()).toMatchObject({ errors: [], run: { counts: { add: 1, destroy: 1 } } });
    expect(stack.writes()).toEqual(["POST template", "DELETE template"]);
    expect(await stack.plan()).toMatchObject({ changes: [] });
  });

  it("shows what was changed in the console, and changes it back", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.emulator.admin.edit(stack.ref("sms_baidu_template.code"), { name: "改过的名字" });
    const planned = await stack.plan();
    expect(planned.changes).toEqual(["update sms_baidu_template.code"]);
    expect(planned.plan && String(renderPlan(planned.plan, noColours))).toContain(
      ["  # sms_baidu_template.code has changed", '  ~ resource "sms_baidu_template" "code" {'].join("\n"),
    );
    expect(planned.plan && String(renderPlan(planned.plan, noColours))).toContain('~ name = "登录验证码" -> "改过的名字"');
    await succeeded(stack.apply());
    expect(stack.emulator.admin.object(stack.ref("sms_baidu_template.code"))).toMatchObject({ name: "登录验证码" });
    expect(await stack.plan()).toMatchObject({ changes: [] });
  });

  it("creates anew what was deleted in the console, and takes deleting what is gone for done", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const gone = stack.ref("sms_baidu_template.code");
    stack.emulator.admin.remove(gone);
    const planned = await stack.plan();
    expect(planned.changes).toEqual(["create sms_baidu_template.code"]);
    expect(planned.plan && String(renderPlan(planned.plan, noColours))).toContain(`- sms_baidu_template.code is gone [id=${gone.id}]`);
    await succeeded(stack.apply());

    stack.emulator.admin.remove(stack.ref("sms_baidu_template.code"));
    expect(await stack.destroy()).toMatchObject({ errors: [], run: { errored: false } });
    expect(JSON.parse(stack.stateText()).resources).toEqual([]);
  });

  it("tells of a rejection on every plan, in the reviewer's words", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.emulator.admin.reject(stack.ref("sms_baidu_template.code"), "请写明公司名称");
    for (const run of [await stack.plan(), await stack.apply(), await stack.plan()]) {
      expect(run.warnings.join("\n")).toContain('Template "登录验证码" was rejected: 请写明公司名称');
      expect(run).toMatchObject({ errors: [], changes: [] });
    }
    expect(stack.recorded("sms_baidu_template.code", "status")).toBe("REJECTED");
  });

  it("records what is there on refresh, and sends nothing", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
    stack.writes();
    await succeeded(stack.refresh());
    expect(stack.recorded("sms_baidu_template.code", "status")).toBe("READY");
    expect(stack.writes()).toEqual([]);
  });

  it("plans from what is recorded when told not to look", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.emulator.admin.remove(stack.ref("sms_baidu_template.code"));
    stack.emulator.admin.clearCalls();
    expect(await stack.plan({ refresh: false })).toMatchObject({ changes: [], errors: [] });
    expect(stack.emulator.admin.calls().total).toBe(0);
  });

  it("makes what is needed first, and destroys it last", async () => {
    const stack = await begin({ "main.tf": both });
    const made = await stack.apply();
    const order = (run: typeof made) =>
      run.events.flatMap((event) => (event.type === "begin" || event.type === "end" ? [`${event.type} ${event.address}`] : []));
    expect(order(made)).toEqual([
      "begin sms_baidu_signature.brand",
      "end sms_baidu_signature.brand",
      "begin sms_baidu_template.code",
      "end sms_baidu_template.code",
    ]);
    const destroyed = await stack.destroy();
    expect(order(destroyed)).toEqual([
      "begin sms_baidu_template.code",
      "end sms_baidu_template.code",
      "begin sms_baidu_signature.brand",
      "end sms_baidu_signature.brand",
    ]);
    expect(destroyed).toMatchObject({ errors: [], run: { counts: { destroy: 2 } } });
    expect(stack.emulator.admin.objects()).toEqual([]);
  });

  it("destroys what its block no longer asks for, and says so", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.write({ "main.tf": signatureBlock("brand") });
    const planned = await stack.plan();
    expect(planned.plan && String(renderPlan(planned.plan, noColours))).toContain(
      "# sms_baidu_template.code will be destroyed: it is no longer in the stack",
    );
    expect(await stack.apply()).toMatchObject({ errors: [], run: { counts: { destroy: 1 } } });
    expect(await stack.plan()).toMatchObject({ changes: [] });
  });

  it("sends nothing where a template was approved between plan and write", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.write({ "main.tf": withText(otherText) });
    const before = stack.recorded("sms_baidu_template.code", "content");
    stack.writes();
    const run = await stack.apply({
      confirm: async () => {
        stack.emulator.admin.approve(stack.ref("sms_baidu_template.code"));
        return true;
      },
    });
    expect(run.errors).toEqual([expect.stringContaining("was approved since the plan; plan again")]);
    expect(stack.writes()).toEqual([]);
    expect(stack.recorded("sms_baidu_template.code", "content")).toBe(before);
  });
});
