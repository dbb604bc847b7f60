import { embeddedFrontends, header } from "../scenarios/frontends";
import { signatureBlock, templateBlock } from "../scenarios/stacks";

jest.setTimeout(60_000);

const counted = (block: string, count: number) => block.replace("{\n", `{\n  count = ${count}\n`);
const list = (name: string, type: string) => `resource "sms_baidu_blacklist" "${name}" {\n  ${type}\n  phones = ["13800000000"]\n}\n`;
const sale = 'type = "SignatureBlack"\n  sms_type = "CommonSale"\n  signature_id = "sms-sign-ABCdef12345"';
const levels = (rules: string) => `provider "sms" {\n  baidu { rules = { ${rules} } }\n}\n`;

describe("what only the whole stack shows", () => {
  const open = embeddedFrontends();

  it.each([
    ["V13", counted(signatureBlock("s"), 21), "baidu.V13: the stack has 21 signatures for one account"],
    ["V32", counted(templateBlock("t"), 21), "baidu.V32: the stack has 21 templates for one account"],
    ["V31", signatureBlock("s") + templateBlock("t"), "baidu.V31: templates do not wait for the stack's signature"],
    ["TWICE", counted(templateBlock("t"), 3), "baidu.TWICE: 2 templates have the text of sms_baidu_template.t[0]"],
    [
      "V39",
      list("a", 'type = "MerchantBlack"') + list("b", sale),
      "baidu.V39: 1 numbers of sms_baidu_blacklist.b are also in sms_baidu_blacklist.a",
    ],
  ])("%s warns; its level can be set", async (rule, blocks, message) => {
    const frontend = await open({ files: { "main.tf": header + blocks } });
    const plan = await frontend.plan();
    expect([plan.ok, plan.text]).toEqual([true, expect.stringContaining(message)]);
    await frontend.write({ "main.tf": header + levels(`${rule} = "error"`) + blocks });
    expect(await frontend.plan()).toMatchObject({ ok: false, text: expect.stringContaining(message) });
    await frontend.write({ "main.tf": header + levels(`${rule} = "off"`) + blocks });
    expect((await frontend.plan()).text).not.toContain(message);
  });

  it.each([
    ["V13", counted(signatureBlock("s"), 20)],
    ["V32", counted(templateBlock("t"), 20)],
    ["V31", signatureBlock("s") + templateBlock("t", { more: "depends_on = [sms_baidu_signature.s]" })],
    ["V39", list("a", 'type = "MerchantBlack"')],
  ])("%s says nothing where all is well", async (rule, blocks) => {
    const frontend = await open({ files: { "main.tf": header + blocks } });
    const plan = await frontend.plan();
    expect([plan.ok, plan.text]).toEqual([true, expect.not.stringContaining(rule)]);
  });
});
