/** Messages whose sender is reviewed as well: the pair goes live together, in the platform's own words for both. */

import { succeeded } from "../support/steps";
import { describeFrontends, type Frontend } from "./frontends";
import * as huawei from "./huawei-stacks";
import { stack } from "./stacks";
import * as tencent from "./tencent-stacks";

jest.setTimeout(120_000);

const outlives = "skip_destroy = true\n  lifecycle { create_before_destroy = true }";
const clean = { ok: true, changes: [] };

async function message(frontend: Frontend) {
  const [values] = Object.entries(await frontend.state()).flatMap(([address, stored]) =>
    address.includes("_message.") ? [stored.values] : [],
  );
  return values;
}

describeFrontends("a message of Tencent", (open) => {
  const block = `
resource "sms_tencent_message" "m" {
  key          = "login"
  audience     = "domestic"
  template_id  = sms_tencent_template.t.id
  signature_id = sms_tencent_signature.s.id
}
`;
  const files = tencent.tencentStack(
    tencent.signatureBlock("s", { more: "deletion_protection = false" }),
    tencent.templateBlock("t", { more: `${tencent.afterSignature}\n${outlives}` }),
    block,
  );

  it("goes live when template and signature are both approved, and one open review holds back no other message", async () => {
    const frontend = await open({ files });
    tencent.giveSignature(frontend);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const template = await tencent.refOf(frontend, tencent.templateAddress);
    const signature = await tencent.refOf(frontend, tencent.signatureAddress);

    frontend.emulator.admin.approve(template);
    const half = await frontend.plan();
    expect(half).toMatchObject(clean);
    expect(half.text).toContain('Message "login" waits for the review of its candidate');
    expect(half.text).toContain(`template ${template.id} with signature ${signature.id}, with status under review (1)`);

    frontend.emulator.admin.approve(signature);
    expect((await frontend.plan()).changes).toEqual(["update sms_tencent_message.m"]);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await message(frontend)).toMatchObject({ live_template_id: template.id, live_sender: "云杉商城", usable: true });
    expect(await frontend.plan()).toMatchObject(clean);
  });

  it("takes a signature's text as it is given", async () => {
    const given = tencent.tencentStack(
      tencent.templateBlock("t", { more: outlives }),
      block.replace("signature_id = sms_tencent_signature.s.id", 'sign_name = "别的签名"'),
    );
    const frontend = await open({ files: given, emulator: { review: "approve", reviewDelayMs: 0 } });
    tencent.giveSignature(frontend);
    await succeeded(frontend.apply());
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await message(frontend)).toMatchObject({ live_sender: "别的签名", usable: true });
    const both = block.replace("sms_tencent_signature.s.id", '"1110"\n  sign_name = "别的签名"');
    await frontend.write(tencent.tencentStack(tencent.templateBlock("t", { more: outlives }), both));
    expect(await frontend.plan()).toMatchObject({
      ok: false,
      text: expect.stringContaining("signature_id and sign_name cannot both be given"),
    });
  });
});

describeFrontends("a message of infocloud", (open) => {
  const saying = (content: string) =>
    stack(`
resource "sms_infocloud_message" "m" {
  key           = "shipped"
  template_code = "574277763210051584"
  content       = "${content}"
}
`);

  it("is live at once, as it is given, without a call and without a key", async () => {
    const frontend = await open({ files: saying("订单{号码,20}已发货"), environment: {} });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await message(frontend)).toMatchObject({
      live_template_id: "574277763210051584",
      live_text: "订单{号码,20}已发货",
      usable: true,
    });
    expect(await frontend.plan()).toMatchObject(clean);
    await frontend.write(saying("您的订单{号码,20}已发货"));
    expect((await frontend.plan()).after["sms_infocloud_message.m"]).toMatchObject({ live_text: "您的订单{号码,20}已发货" });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await message(frontend)).toMatchObject({ live_text: "您的订单{号码,20}已发货" });
    expect(frontend.log()).toEqual([]);
    expect(await frontend.plan()).toMatchObject(clean);
  });
});

describeFrontends("a message of Huawei", (open) => {
  const saying = (content: string) =>
    huawei.huaweiStack(
      huawei.appBlock("a"),
      huawei.signatureBlock("s", { more: huawei.unprotected }),
      huawei.templateBlock("t", { content, more: outlives }),
      `
resource "sms_huawei_message" "m" {
  key      = "shipped"
  audience = "domestic"
  template = sms_huawei_template.t.id
}
`,
    );

  it("is sent by ids that approval gives: the template's business id, and the channel number of its signature", async () => {
    const frontend = await open({ files: saying("您的订单${1}已发货，请于${2}前取件。") });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    frontend.emulator.admin.approve(await huawei.refOf(frontend, huawei.signatureAddress));
    const first = await huawei.refOf(frontend, huawei.templateAddress);
    expect(await frontend.plan()).toMatchObject(clean);
    frontend.emulator.admin.approve(first);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const live = await message(frontend);
    expect(live).toMatchObject({
      live_template: first.id,
      live_template_id: expect.any(String),
      live_sender: expect.any(String),
      usable: true,
    });
    expect(live?.live_template_id).not.toBe(first.id);
    expect(await frontend.plan()).toMatchObject(clean);

    // The successor's approval leaves the predecessor where it is, by both its ids.
    await frontend.write(saying("尊敬的会员，订单${1}已发货，请于${2}前取件。"));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await message(frontend)).toMatchObject({ live_template: first.id, usable: true });
    frontend.emulator.admin.approve(await huawei.refOf(frontend, huawei.templateAddress));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await message(frontend)).toMatchObject({ superseded: [{ template: first.id, template_id: live?.live_template_id }] });
    expect(await frontend.plan()).toMatchObject(clean);
  });
});
