import { App, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { signatureBlock, stacks, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const begin = stacks();

describe("what a stack may say", () => {
  it("repeats a block by count, and removes what is no longer counted", async () => {
    const counted = (count: number) =>
      `resource "sms_baidu_template" "code" {
  count       = ${count}
  name        = "验证码\${count.index}"
  content     = "您的验证码是$\${SMSvCode}，请勿告知他人。"
  sms_type    = "CommonVcode"
  description = "用户登录时验证手机号"
}
output "ids" { value = sms_baidu_template.code[*].id }
`;
    const stack = await begin({ "main.tf": counted(2) });
    await succeeded(stack.apply());
    expect(stack.recorded("sms_baidu_template.code[1]", "name")).toBe("验证码1");
    expect(JSON.parse(stack.stateText()).outputs.ids.value).toHaveLength(2);
    stack.write({ "main.tf": counted(1) });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["delete sms_baidu_template.code[1]"] });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("repeats a block by for_each, and leaves the others alone when a key goes", async () => {
    const named = (keys: string) =>
      `resource "sms_baidu_template" "code" {
  for_each    = ${keys}
  name        = each.value
  content     = "您的验证码是$\${SMSvCode}，请勿告知他人。"
  sms_type    = "CommonVcode"
  description = "用户登录时验证手机号"
}
`;
    const stack = await begin({ "main.tf": named('{ login = "登录", pay = "支付" }') });
    await succeeded(stack.apply());
    const id = stack.recorded('sms_baidu_template.code["pay"]', "id");
    stack.write({ "main.tf": named('{ pay = "支付", bind = "绑定" }') });
    expect(await stack.apply()).toMatchObject({
      errors: [],
      changes: ['create sms_baidu_template.code["bind"]', 'delete sms_baidu_template.code["login"]'],
    });
    expect(stack.recorded('sms_baidu_template.code["pay"]', "id")).toBe(id);
  });

  it("orders by depends_on where nothing is referred to", async () => {
    const stack = await begin({ "main.tf": templateBlock("a", "depends_on = [sms_baidu_signature.z]") + signatureBlock("z") });
    await succeeded(stack.apply());
    expect(stack.writes()).toEqual(["POST signature", "POST template"]);
    await succeeded(stack.destroy());
    expect(stack.writes()).toEqual(["DELETE template", "DELETE signature"]);
  });

  it("refuses a plan that would destroy what prevent_destroy keeps", async () => {
    const stack = await begin({ "main.tf": templateBlock("code", "lifecycle {\n    prevent_destroy = true\n  }") });
    await succeeded(stack.apply());
    stack.writes();
    const before = stack.stateText();
    const refused = await stack.destroy();
    expect(refused.errors).toEqual([expect.stringContaining("sms_baidu_template.code must not be destroyed")]);
    expect(refused.run).toBeUndefined();
    expect(stack.writes()).toEqual([]);
    expect(stack.stateText()).toBe(before);
  });

  it("records outputs, and a change of outputs alone is a change that touches no object", async () => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    await succeeded(stack.apply());
    stack.write({ "outputs.tf": 'output "name" { value = "模板：${sms_baidu_template.code.name}" }' });
    expect(await stack.plan()).toMatchObject({ changes: [], plan: { outputs: [{ name: "name", after: "模板：登录验证码" }] } });
    stack.writes();
    await succeeded(stack.apply());
    expect(stack.writes()).toEqual([]);
    expect(JSON.parse(stack.stateText()).outputs).toEqual({ name: { value: "模板：登录验证码", type: "string" } });
    expect(await stack.plan()).toMatchObject({ plan: { outputs: [] } });
  });

  it("takes variables from the environment, from files and from the command line, later ones winning", async () => {
    const declared = 'variable "title" { type = string }\n';
    const block = templateBlock("code", "", { title: "${var.title}" });
    const stack = await begin({ "main.tf": declared + block });
    const titleOf = async (settings = {}) => (await stack.plan(settings)).plan?.changes[0]?.after?.name;
    expect((await stack.plan()).errors).toEqual([expect.stringContaining('No value for variable "title"')]);
    stack.environment.TF_VAR_title = "来自环境";
    expect(await titleOf()).toBe("来自环境");
    stack.write({ "terraform.tfvars": 'title = "来自文件"\n' });
    expect(await titleOf()).toBe("来自文件");
    expect(await titleOf({ variables: [["title", "来自命令"]] })).toBe("来自命令");
  });

  it("runs what CDKTF synthesized, and keeps the state at the path of its backend", async () => {
    const app = new App({ outdir: Testing.app().outdir });
    const synthesized = new TerraformStack(app, "shop");
    synthesized.addOverride("resource.sms_baidu_template.code", {
      name: "登录验证码",
      content: "您的验证码是$${SMSvCode}，请勿告知他人。",
      sms_type: "CommonVcode",
      description: "用户登录时验证手机号",
    });
    new TerraformOutput(synthesized, "id", { value: "${sms_baidu_template.code.id}" });
    const document = JSON.parse(Testing.synth(synthesized));
    document.terraform = { ...document.terraform, backend: { local: { path: "terraform.tfstate" } } };

    const stack = await begin({ "cdk.tf.json": JSON.stringify(document) });
    expect(await stack.apply()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.code"] });
    expect(stack.recorded("sms_baidu_template.code", "content")).toBe("您的验证码是${SMSvCode}，请勿告知他人。");
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });

  it("reads a data source as soon as what it asks for is known", async () => {
    const stack = await begin({
      "main.tf": `${templateBlock("code")}
data "sms_baidu_template" "same" { template_id = sms_baidu_template.code.id }
output "text" { value = data.sms_baidu_template.same.content }
`,
    });
    expect((await stack.plan()).changes).toEqual(["read data.sms_baidu_template.same", "create sms_baidu_template.code"]);
    expect(await stack.apply()).toMatchObject({ errors: [] });
    expect(JSON.parse(stack.stateText()).outputs.text.value).toContain("您的验证码是${SMSvCode}");
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });
});
