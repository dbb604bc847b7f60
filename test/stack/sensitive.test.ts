import { planDocument } from "../../src/cli/json/plan-document";
import { renderPlan } from "../../src/cli/render/plan";
import { noColours } from "../../src/cli/render/writing/colours";
import { signatureBlock, stacks, templateBlock } from "../support/stacks/stacks";

const begin = stacks();

describe("a text that comes from a sensitive variable", () => {
  it("is in no finding of a plan: the rule is told, not the offending piece", async () => {
    const variable = 'variable "text" {\n  sensitive = true\n  default   = "秘密内容【★】"\n}\n';
    const stack = await begin({ "main.tf": variable + templateBlock("code", "", { title: "${var.text}", text: "${var.text}" }) });
    const { errors, warnings } = await stack.plan();
    const said = [...errors, ...warnings].join("\n");
    expect(said).toContain("baidu.V16, template: content (sensitive) breaks the rule\nwith sms_baidu_template.code\n");
    expect(said).not.toContain("秘密");
  });

  it("is in no finding of an apply that comes to know the whole of it", async () => {
    const variable = 'variable "text" {\n  sensitive = true\n  default   = "秘密内容【】"\n}\n';
    const text = "${var.text}${sms_baidu_signature.brand.id}";
    const stack = await begin({ "main.tf": variable + signatureBlock("brand") + templateBlock("code", "", { text }) });
    const { errors } = await stack.apply();
    expect(errors.join("\n")).toContain(
      'baidu.V16, template "登录验证码": content (sensitive) breaks the rule\nwith sms_baidu_template.code\n',
    );
  });
});

describe("a text that came from a sensitive variable until now", () => {
  it("is not shown when it becomes a plain one", async () => {
    const variable = 'variable "text" {\n  sensitive = true\n  default   = "内部活动说明"\n}\n';
    const stack = await begin({ "main.tf": variable + templateBlock("code").replace('"用户登录时验证手机号"', "var.text") });
    expect(await stack.apply()).toMatchObject({ errors: [] });
    stack.write({ "main.tf": templateBlock("code") });
    const { plan, changes } = await stack.plan();
    expect(changes).toEqual(["update sms_baidu_template.code"]);
    if (!plan) throw new Error("there is no plan");
    expect(String(renderPlan(plan, noColours))).toContain("~ description = (sensitive value)");
    expect(String(renderPlan(plan, noColours)) + String(planDocument(plan))).not.toContain("内部活动说明");
  });
});
