import { renderPlan } from "../../src/cli/render/plan";
import { noColours } from "../../src/cli/render/writing/colours";
import { codeText, signatureBlock, stacks, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();
const many = templateBlock("many", 'for_each = toset(["x", "y"])', { title: "验证码 ${each.key}" });
const protectedBrand = signatureBlock("brand").replace("deletion_protection = false", "deletion_protection = true");
const triggered = (text: string) =>
  templateBlock("cause", "", { text }) +
  protectedBrand.replace("}\n", "  lifecycle {\n    replace_triggered_by = [sms_baidu_template.cause.content]\n  }\n}\n");

describe("an object that is replaced on request", () => {
  it("is the one that is named, and the plan says why", async () => {
    const stack = await begin({ "main.tf": many });
    await succeeded(stack.apply());
    const before = stack.ref('sms_baidu_template.many["x"]').id;
    stack.writes();
    const replace = ['sms_baidu_template.many["x"]'];
    const planned = await stack.plan({ replace });
    expect(planned).toMatchObject({ errors: [], changes: ['replace sms_baidu_template.many["x"]'] });
    expect(planned.plan && String(renderPlan(planned.plan, noColours))).toContain("must be replaced: --replace asks for it");
    expect(await stack.apply({ replace })).toMatchObject({ errors: [], run: { counts: { add: 1, destroy: 1 } } });
    expect(stack.writes()).toEqual(["DELETE template", "POST template"]);
    expect(stack.ref('sms_baidu_template.many["x"]').id).not.toBe(before);
    expect(await stack.plan()).toMatchObject({ changes: [] });
  });

  it("is made first and deleted then, where its block says so", async () => {
    const stack = await begin({ "main.tf": templateBlock("code", "lifecycle {\n    create_before_destroy = true\n  }") });
    await succeeded(stack.apply());
    stack.writes();
    expect(await stack.apply({ replace: ["sms_baidu_template.code"] })).toMatchObject({ errors: [] });
    expect(stack.writes()).toEqual(["POST template", "DELETE template"]);
  });

  it("is simply made where it is not there yet", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    expect(await stack.plan({ replace: ["sms_baidu_template.code"] })).toMatchObject({
      errors: [],
      changes: ["create sms_baidu_template.code"],
    });
  });

  it("stays where it is approved and protected, whoever asks", async () => {
    const stack = await begin({ "main.tf": triggered(codeText) });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_signature.brand"));
    const protection = expect.stringContaining("is approved and protected: it cannot be replaced");
    expect((await stack.plan({ replace: ["sms_baidu_signature.brand"] })).errors).toEqual([protection]);
    stack.write({ "main.tf": triggered(codeText.replace("5分钟", "10分钟")) });
    expect((await stack.plan()).errors).toEqual([protection]);
    stack.write({
      "main.tf": triggered(codeText),
      "terraform.tfstate": stack.stateText().replace('"schema_version": 0', '"status": "tainted", "schema_version": 0'),
    });
    expect(stack.stateText()).toContain("tainted");
    expect((await stack.plan()).errors).toEqual([protection]);
  });

  it.each([
    ["a block that is not there", "sms_baidu_template.man", "--replace names nothing of this stack: sms_baidu_template.man"],
    ["a key that is not there", 'sms_baidu_template.many["z"]', '--replace names no object of this stack: sms_baidu_template.many["z"]'],
    ["a whole repeated block", "sms_baidu_template.many", "--replace names no object of this stack: sms_baidu_template.many"],
    ["what is no longer in the stack", "sms_baidu_template.gone", "--replace names an object that is no longer in the stack"],
    ["a data source", "data.sms_baidu_template.read", "--replace names a data source"],
    ["no address", "template many", "--replace names nothing of this stack: template many"],
  ])("is refused where it is %s", async (_what, address, message) => {
    const stack = await begin({ "main.tf": many + templateBlock("gone") });
    await succeeded(stack.apply());
    const data = 'data "sms_baidu_template" "read" {\n  template_id = sms_baidu_template.many["x"].id\n}\n';
    stack.write({ "main.tf": many + data });
    const { errors } = await stack.plan({ replace: [address] });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(message);
  });

  it("must be a part of what the run is about", async () => {
    const stack = await begin({ "main.tf": many + templateBlock("code") });
    const { errors } = await stack.plan({ replace: ["sms_baidu_template.code"], targets: ["sms_baidu_template.many"] });
    expect(errors).toEqual([expect.stringContaining("--replace names an object that is not in this run: sms_baidu_template.code")]);
  });
});

describe("wishes that exclude each other", () => {
  it.each([
    [{ destroy: true, refreshOnly: true }, "--destroy and --refresh-only exclude each other"],
    [{ destroy: true, replace: ["sms_baidu_template.code"] }, "--destroy and --replace exclude each other"],
    [{ refreshOnly: true, replace: ["sms_baidu_template.code"] }, "--refresh-only and --replace exclude each other"],
    [{ refreshOnly: true, refresh: false }, "--refresh-only and --no-refresh exclude each other"],
  ])("%j are refused", async (mode, message) => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    expect((await stack.plan(mode)).errors).toEqual([expect.stringContaining(message)]);
  });
});
