import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describeFrontends } from "./frontends";
import { stack, templateBlock } from "./stacks";
import { templateBlock as tencentTemplate } from "./tencent-stacks";

jest.setTimeout(60_000);

const provider = (lines: string) => `provider "sms" {\n${lines}\n}\n`;
const errors = (text: string) => text.match(/Error: /g)?.length ?? 0;

describeFrontends("bad input", (open) => {
  it.each([
    ["no credentials", { BAIDUCLOUD_ACCESS_KEY: "", BAIDUCLOUD_SECRET_KEY: "" }, "No access_key and no secret_key for Baidu AI Cloud SMS"],
    ["an unknown region", { BAIDUCLOUD_REGION: "gz" }, 'The Baidu region is "gz"; it must be one of bj, su'],
  ])("%s: one message at plan, nothing sent, nothing recorded", async (_what, environment, message) => {
    const frontend = await open({ files: stack(templateBlock("t")), environment });
    const plan = await frontend.plan();
    expect(plan).toMatchObject({ ok: false, text: expect.stringContaining(message) });
    expect(errors(plan.text)).toBe(1);
    expect(await frontend.apply()).toMatchObject({ ok: false });
    expect(frontend.log()).toEqual([]);
    expect(await frontend.state()).toEqual({});
  });

  it.each([
    ["a wrong secret", "signature", { BAIDUCLOUD_SECRET_KEY: "not-the-secret" }],
    ["an unknown key", "access key", { BAIDUCLOUD_ACCESS_KEY: "somebody" }],
  ])("%s: denied, with the usual causes, and no secret shown", async (_what, cause, environment) => {
    const frontend = await open({ files: stack(templateBlock("t")), environment });
    const applied = await frontend.apply();
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining("Baidu SMS does not accept the key") });
    expect(applied.text.toLowerCase()).toContain(cause);
    expect(errors(applied.text)).toBe(1);
    expect(applied.text).not.toContain("not-the-secret");
    expect(await frontend.state()).toEqual({});
    expect(frontend.emulator.admin.objects()).toEqual([]);
  });

  it("a key that is not accepted is told in full once, however many objects there are", async () => {
    const environment = { BAIDUCLOUD_SECRET_KEY: "not-the-secret" };
    const frontend = await open({ files: stack(...[0, 1, 2, 3].map((n) => templateBlock(`t${n}`))), environment });
    const { text } = await frontend.apply();
    expect(text.match(/Usual causes: a secret key/g)).toHaveLength(1);
  });

  it("a clock that is off by an hour: the message names the clock", async () => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    frontend.emulator.admin.setClock({ offsetMs: 3_600_000 });
    const applied = await frontend.apply();
    expect(applied).toMatchObject({ ok: false, text: expect.stringMatching(/clock/i) });
    expect(errors(applied.text)).toBe(1);
    expect(await frontend.state()).toEqual({});
  });

  it("an endpoint that nobody listens on: the message names it", async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const frontend = await open({ files: stack(templateBlock("t")), environment: { SMSFORM_ENDPOINT: endpoint } });
    const applied = await frontend.apply();
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining(endpoint.slice("http://".length)) });
    expect(errors(applied.text)).toBe(1);
    expect(await frontend.state()).toEqual({});
  });

  it("a text rule that is broken: one message with rule, object, piece and fix; its level can be set", async () => {
    const block = templateBlock("t", { content: "【云杉】您的订单${orderId}已发货。" });
    const frontend = await open({ files: stack(block) });
    const plan = await frontend.plan();
    expect(plan.text).toContain('baidu.V16, template "订单发货通知": content holds 【 】');
    expect([plan.ok, errors(plan.text)]).toEqual([false, 1]);
    await frontend.write(stack(provider('baidu { rules = { V16 = "warn" } }'), block));
    expect(await frontend.plan()).toMatchObject({ ok: true, text: expect.stringContaining("Warning: baidu.V16") });
    await frontend.write(stack(provider('baidu { rules = { V16 = "loud" } }'), block));
    expect(await frontend.plan()).toMatchObject({ ok: false, text: expect.stringContaining('"loud" is not a value of "baidu.rules.V16"') });
    // A name that several platforms have says nothing there.
    const twice = templateBlock("t", { content: "您的订单${orderId}已发货，单号${orderId}。" });
    await frontend.write(stack(provider('rules = { V20 = "warn" }'), twice));
    const outdated = await frontend.plan();
    expect(outdated).toMatchObject({ ok: true, text: expect.stringContaining("Warning: baidu.V20") });
    expect(outdated.text).toContain("Levels of rules outside of a platform's block are outdated: V20");
    expect(outdated.text).toContain('baidu { rules = { V20 = "warn" } }');
  });

  it.each([
    ["an unknown resource type", 'resource "sms_baidu_temple" "t" {}', /sms_baidu_temple/],
    ["an unknown attribute", templateBlock("t", { more: 'contents = "x"' }), /contents/],
    [
      "a missing attribute",
      'resource "sms_baidu_template" "t" {\n  name = "a"\n  content = "订单已发货"\n  sms_type = "CommonNotice"\n}',
      /description/,
    ],
    ["a wrong type", templateBlock("t", { more: 'deletion_protection = "perhaps"' }), /deletion_protection/],
    ["a value outside of its list", templateBlock("t", { smsType: "CommonNotic" }), /CommonNotic/],
    [
      "a number that the platform cannot be sent",
      tencentTemplate("t").replace(/sms_type .*/, 'sms_type = "9007199254740993"'),
      /9007199254740993/,
    ],
    [
      "a text that lost characters before",
      templateBlock("t", { content: "您的订单\ufffd已发货。" }),
      /baidu.UTF8, template "订单发货通知": content holds/,
    ],
    ["an unescaped variable", templateBlock("t").replace("$${orderId}", "${orderId}"), /orderId/],
    [
      "a cycle",
      `${templateBlock("a", { description: "x" }).replace('"x"', "sms_baidu_template.b.id")}${templateBlock("b", { description: "x" }).replace('"x"', "sms_baidu_template.a.id")}`,
      /sms_baidu_template\.a.*sms_baidu_template\.b|sms_baidu_template\.b.*sms_baidu_template\.a/,
    ],
  ])("%s: one message, nothing sent", async (_what, block, message) => {
    const frontend = await open({ files: stack(block) });
    const plan = await frontend.plan();
    expect(plan).toMatchObject({ ok: false, text: expect.stringMatching(message) });
    expect(errors(plan.text)).toBe(1);
    expect(frontend.log()).toEqual([]);
  });

  it("keeps its secret out of everything that is said, whatever happens", async () => {
    const frontend = await open({
      files: stack(provider('baidu {\n  access_key = "emulator"\n  secret_key = "emulator-secret"\n}'), templateBlock("t")),
    });
    const said = [(await frontend.plan()).text];
    frontend.emulator.admin.addFaults({
      call: "createTemplate",
      times: 1,
      action: { status: 400, code: "InappropriateJSON", message: "no" },
    });
    said.push(
      (await frontend.apply()).text,
      (await frontend.apply()).text,
      (await frontend.plan()).text,
      JSON.stringify(await frontend.state()),
    );
    expect(said.join(" ")).not.toContain("emulator-secret");
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
