import { join } from "node:path";
import { header } from "../scenarios/frontends";
import { signatureBlock, templateBlock } from "../scenarios/stacks";
import { describeEngine } from "../support/engines/engine";
import { servedStacks } from "../support/stacks/served-stacks";

jest.setTimeout(120_000);

/** A wrong word, a list that there is not, and two that exclude each other. */
const mistaken = {
  "main.tf": header,
  "templates.tf": templateBlock("t", { smsType: "CommonNotise" }),
  "numbers.tf": 'resource "sms_baidu_blacklist" "b" {\n  type   = "Merchant"\n  phones = ["13800000000"]\n}\n',
  "approvals.tf":
    'resource "sms_baidu_approval" "a" {\n  template_id  = "sms-tmpl-ABCdef12345"\n  signature_id = "sms-sign-ABCdef12345"\n}\n',
};
const errorsIn = (text: string) => text.match(/Error: /g)?.length ?? 0;

describeEngine("validate", (engine) => {
  const open = servedStacks(engine);
  /** No keys, and an endpoint that nobody listens on. */
  const settings = { SMSFORM_ENDPOINT: "http://127.0.0.1:9" };

  it("needs neither keys nor the network, and reads no file", async () => {
    const files = { "main.tf": header + templateBlock("t") + signatureBlock("s", { more: 'signature_file = "not-there.png"' }) };
    const stack = await open({ files, settings });
    expect(await stack.validate()).toMatchObject({ exitCode: 0, text: expect.stringContaining("The configuration is valid") });
    expect((await stack.plan()).exitCode).toBe(1);
  });

  it("tells every mistake at once, each with its line", async () => {
    const stack = await open({ files: mistaken, settings });
    const { exitCode, text } = await stack.validate();
    expect([exitCode, errorsIn(text)]).toEqual([1, 3]);
    expect(text).toMatch(/on templates\.tf line 5, .*: sms_type = "CommonNotise" "CommonNotise" is not a value of "sms_type"/);
    expect(text).toMatch(/on numbers\.tf line 2, in resource "sms_baidu_blacklist" "b": 2: type = "Merchant"/);
    expect(text).toMatch(/An approval waits for exactly one object.*on approvals\.tf line 3, in resource "sms_baidu_approval" "a"/);
    expect(stack.emulator.admin.calls().log).toEqual([]);
  });

  it("tells mistakes for programs, too", async () => {
    const stack = await open({ files: mistaken, settings });
    const { diagnostics } = JSON.parse((await stack.run("validate", "-json")).stdout);
    const places = diagnostics.map((each: { range: { filename: string; start: { line: number } } }) => [
      each.range.filename,
      each.range.start.line,
    ]);
    expect(places.sort()).toEqual([
      ["approvals.tf", 3],
      ["numbers.tf", 2],
      ["templates.tf", 5],
    ]);
  });
});

describeEngine("an error", (engine) => {
  const open = servedStacks(engine);

  it("of a text rule points at the line of the text, in HCL and in what a program synthesizes", async () => {
    const broken = templateBlock("t", { content: "【云杉商城】您的订单已发货。" });
    const hcl = await open({ files: { "main.tf": header, "texts.tf": broken } });
    const line = broken.split("\n").findIndex((line) => line.includes("content")) + 1;
    const planned = await hcl.plan();
    expect([planned.exitCode, errorsIn(planned.text)]).toEqual([1, 1]);
    expect(planned.text).toMatch(
      new RegExp(`Error: baidu.V16, template .*on texts\\.tf line ${line}, in resource "sms_baidu_template" "t"`),
    );

    const template = {
      name: "订单发货通知",
      content: "【云杉商城】您的订单已发货。",
      sms_type: "CommonNotice",
      description: "订单发货后通知买家",
    };
    const json = JSON.stringify({ resource: { sms_baidu_template: { t: template } } }, null, 2);
    const synthesized = await open({ files: { "main.tf": header, "cdk.tf.json": json } });
    const place = json.split("\n").findIndex((line) => line.includes('"content"')) + 1;
    expect((await synthesized.plan()).text).toMatch(
      new RegExp(`baidu.V16, template .*on cdk\\.tf\\.json line ${place}, in resource\\.sms_baidu_template\\.t`),
    );
    expect([...hcl.writes(), ...synthesized.writes()]).toEqual([]);
  });

  it("of the platform points at the block that asked, says what the platform said, and leaves the others be", async () => {
    const stack = await open({
      files: { "main.tf": header + templateBlock("first", { name: "一" }), "second.tf": templateBlock("second", { name: "二" }) },
    });
    const body = { status: 400, code: "InappropriateJSON", message: "the name is taken" };
    stack.emulator.admin.addFaults({ call: "createTemplate", times: 1, action: body });
    const { exitCode, text } = await stack.apply("-parallelism=1");
    expect([exitCode, errorsIn(text)]).toEqual([1, 1]);
    expect(text).toMatch(
      /Error: Cannot create template "[一二]".*on (main|second)\.tf line \d+, in resource "sms_baidu_template" "(first|second)".*the name is taken/,
    );
    expect(await stack.show()).toHaveLength(1);
    expect((await stack.apply()).text).toContain("1 added, 0 changed, 0 destroyed");
  });

  it("of a proof file names the attribute's line and the file", async () => {
    const stack = await open({
      files: { "main.tf": header + signatureBlock("s", { more: 'signature_file = "${path.module}/images/proof.png"' }) },
    });
    const { text } = await stack.plan();
    expect(text).toMatch(
      /The signature_file of signature "云杉商城" does not exist.*on main\.tf line \d+.*signature_file = "\$\{path\.module\}/,
    );
    expect(text).toContain(join("images", "proof.png"));
  });
});
