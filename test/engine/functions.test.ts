import { readFileSync } from "node:fs";
import { join } from "node:path";
import { clouds, functions } from "../../src/clouds";
import { startProvider } from "../../src/plugin/reattach";
import { describeEngine, knowsFunctions, type Work } from "../support/engines/engine";

const header = 'terraform {\n  required_providers { sms = { source = "registry.terraform.io/smsform/sms" } }\n}\n';
const output = (expression: string) => `${header}output "it" {\n  value = ${expression}\n}\n`;
const template = (content: string) => `${header}
variable "brand" { default = "云杉" }
resource "sms_baidu_template" "code" {
  name         = "code"
  content      = ${content}
  sms_type     = "CommonVcode"
  description  = "codes"
}`;
const credentials = { BAIDUCLOUD_ACCESS_KEY: "key", BAIDUCLOUD_SECRET_KEY: "secret" };

jest.setTimeout(60_000);

describeEngine("provider functions", (engine) => {
  let work: Work;
  let close: () => Promise<void>;

  async function begin(hcl: string): Promise<Work> {
    work = await engine.work({ files: { "main.tf": hcl } });
    const provider = await startProvider({ clouds, functions, folder: work.folder, environment: credentials });
    work.attach(provider.reattach);
    close = provider.close;
    return work;
  }

  afterEach(async () => {
    await close();
    await work.remove();
  });

  it("leave configurations alone that call none", async () => {
    await begin(template('"您的验证码是$${SMSvCode}，请勿泄露。"'));
    const { exitCode, changes } = await work.plan();
    expect([exitCode, changes]).toMatchObject([2, [{ action: "create", after: { content: "您的验证码是${SMSvCode}，请勿泄露。" } }]]);
  });

  const calling = knowsFunctions(engine) ? it : it.skip;

  calling("write the variables of a platform, references replaced first", async () => {
    await begin(
      template('provider::sms::text("【${var.brand}】您的验证码是{SMSvCode}，请勿泄露。", "baidu")').replace("【", "").replace("】", ""),
    );
    expect((await work.plan()).changes).toMatchObject([{ after: { content: "云杉您的验证码是${SMSvCode}，请勿泄露。" } }]);
  });

  calling.each(functions.map(({ name }) => name))("%s works as its example shows", async (name) => {
    const example = readFileSync(join(__dirname, "..", "..", "examples", "functions", name, "function.tf"), "utf8");
    await begin(`${header}${example}`);
    const { text, exitCode } = await work.plan();
    expect([exitCode, text]).toEqual([2, expect.stringContaining("Plan: 1 to add")]);
  });

  calling("count the parts of a message, in a condition too", async () => {
    await begin(output('provider::sms::segments(provider::sms::text("您的验证码是{SMSvCode}。", "baidu"), "云杉", "baidu", 6)'));
    expect(await work.apply()).toMatchObject({ exitCode: 0 });
    expect(await work.output("it")).toBe(1);
    await work.write({
      "main.tf": `${header}
        locals { text = join("", [for i in range(70) : "字"]) }
        check "one_part" {
          assert {
            condition     = provider::sms::segments(local.text, "云杉", "baidu") == 1
            error_message = "two parts"
          }
        }`,
    });
    expect((await work.plan()).text).toContain("Check block assertion failed");
  });

  calling("say what is wrong with an argument, with its place", async () => {
    await begin(output('provider::sms::text("您的验证码是{1}。", "baidu")'));
    const text = (await work.validate()).text;
    expect(text).toMatch(/on main\.tf line 5.*"\{1\}" is no variable of Baidu AI Cloud SMS: the braces hold a name .* \{SMSvCode\}/);
    await work.write({ "main.tf": output('provider::sms::text("您的验证码是{code}。", "baido")') });
    expect((await work.validate()).text).toMatch(/"baido" is not one of baidu, tencent, huawei, infocloud\. Did you mean "baidu"\?/);
    await work.write({ "main.tf": output('provider::sms::segments("您的验证码是{code}。", "云杉", "baidu")') });
    expect((await work.validate()).text).toMatch(/The length of \{code\} is not known/);
  });

  calling("wait for arguments that are not known yet", async () => {
    await begin(`${header}
      resource "terraform_data" "name" { input = "云杉" }
      output "it" { value = provider::sms::segments("您好", terraform_data.name.output, "baidu") }`);
    expect(await work.apply()).toMatchObject({ exitCode: 0 });
    expect(await work.output("it")).toBe(1);
  });
});
