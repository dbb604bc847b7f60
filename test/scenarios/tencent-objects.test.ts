/** Tencent's signatures and templates over their lives. */

import { failed, succeeded } from "../support/steps";
import { describeFrontends } from "./frontends";
import {
  afterSignature,
  jpeg,
  refOf,
  signatureAddress,
  signatureBlock,
  templateAddress,
  templateBlock,
  tencentStack,
  writes,
} from "./tencent-stacks";

jest.setTimeout(120_000);

const unprotected = "deletion_protection = false";
const first = tencentStack(signatureBlock("s", { more: unprotected }), templateBlock("t", { more: afterSignature }));
const importBlock = (to: string, id: string) => `import {\n  to = ${to}\n  id = "${id}"\n}\n`;

describeFrontends("a signature and a template of Tencent", (open, frontend) => {
  it("are made by a call each, are found unchanged, change in place under review, and go by a call each", async () => {
    const it = await open({ files: first });
    expect((await it.plan()).changes).toEqual([`create ${signatureAddress}`, `create ${templateAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["AddSmsSign", "AddSmsTemplate"]);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    const before = await it.state();
    await it.write({
      ...tencentStack(
        signatureBlock("s", { more: unprotected, remark: "会员通知" }),
        templateBlock("t", { content: "验证码{1}", more: afterSignature }),
      ),
    });
    expect((await it.plan()).changes).toEqual([`update ${signatureAddress}`, `update ${templateAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["ModifySmsSign", "ModifySmsTemplate"]);
    const after = await it.state();
    for (const address of [signatureAddress, templateAddress]) expect(after[address]?.values.id).toBe(before[address]?.values.id);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect(await it.destroy()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["DeleteSmsTemplate", "DeleteSmsSign"]);
    expect(it.emulator.admin.objects({ platform: "tencent" })).toEqual([]);
  });

  it("that are approved are replaced; the signature that keeps its name goes first", async () => {
    const it = await open({ files: first });
    await succeeded(it.apply());
    for (const address of [signatureAddress, templateAddress]) it.emulator.admin.approve(await refOf(it, address));
    writes(it);
    await it.write(
      tencentStack(
        signatureBlock("s", { more: unprotected, remark: "会员通知" }),
        templateBlock("t", { content: "验证码{1}", more: afterSignature }),
      ),
    );
    const plan = await it.plan();
    expect(plan.changes).toEqual([`replace ${signatureAddress}`, `replace ${templateAddress}`]);
    expect(plan.text).toContain("an approved signature cannot be changed");
    expect(plan.text).toContain("an approved template cannot be changed");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["DeleteSmsTemplate", "DeleteSmsSign", "AddSmsSign", "AddSmsTemplate"]);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that keeps its name under create_before_destroy is refused, or warned of where the order is not known", async () => {
    const lifecycle = `${unprotected}\n  lifecycle {\n    create_before_destroy = true\n  }`;
    const it = await open({ files: tencentStack(signatureBlock("s", { more: lifecycle })) });
    await succeeded(it.apply());
    it.emulator.admin.approve(await refOf(it, signatureAddress));
    writes(it);
    await it.write(tencentStack(signatureBlock("s", { more: lifecycle, remark: "会员通知" })));
    const plan = await it.plan();
    if (frontend === "embedded") {
      expect(plan).toMatchObject({ ok: false, text: expect.stringContaining("cannot be made anew before it is deleted") });
    } else {
      expect(plan).toMatchObject({ ok: true, text: expect.stringContaining("must be deleted before it is made anew") });
      expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("SignAlreadyPassedCheck") });
      expect(writes(it)).toEqual(["AddSmsSign"]);
    }
    expect(it.emulator.admin.object(await refOf(it, signatureAddress))).toMatchObject({ status: "0" });
  });

  it("are taken in by import blocks without a request", async () => {
    const it = await open({ files: tencentStack() });
    const { admin } = it.emulator;
    const sign = admin.create(
      { platform: "tencent", kind: "signatures" },
      { signName: "云杉商城", signType: 0, documentType: 1, qualificationId: "1000001" },
    );
    const text = {
      templateName: "登录验证码",
      templateContent: "您的验证码是{1}，5分钟内有效。",
      smsType: 3,
      remark: "不知道",
      international: 0,
    };
    const template = admin.create({ platform: "tencent", kind: "templates" }, text);
    await it.write(
      tencentStack(
        signatureBlock("s"),
        templateBlock("t"),
        importBlock(signatureAddress, `0/${sign.id}`),
        importBlock(templateAddress, String(template.id)),
      ),
    );
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual([]);
    expect((await it.state())[templateAddress]?.values).toMatchObject({ id: template.id, status: "0", usable: true });
    await it.write(tencentStack(signatureBlock("s"), templateBlock("t")));
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    // From now on a changed image is a change: of an approved and protected signature, one that is refused.
    await it.write({ "proof.jpg": jpeg("renewed") });
    expect(await it.plan()).toMatchObject({ ok: false, text: expect.stringContaining("is approved and protected") });
  });

  it("are taken in without what the platform never tells, which may be filled in late and is demanded where something is sent", async () => {
    const it = await open({ files: tencentStack() });
    const { admin } = it.emulator;
    const sign = admin.create({ platform: "tencent", kind: "signatures" }, { signName: "云杉商城", qualificationId: "1000001" });
    const text = { templateName: "登录验证码", templateContent: "您的验证码是{1}，5分钟内有效。" };
    const template = admin.create({ platform: "tencent", kind: "templates" }, text);
    const signatureTold = `
resource "sms_tencent_signature" "s" {
  sign_name        = "云杉商城"
  international    = 0
  qualification_id = "1000001"
}
`;
    const templateTold = (content: string, more = "") => `
resource "sms_tencent_template" "t" {
  template_name    = "登录验证码"
  template_content = "${content}"
  international    = 0
  ${more}
}
`;
    const imports = [importBlock(signatureAddress, `0/${sign.id}`), importBlock(templateAddress, `0/${template.id}`)];
    await it.write(tencentStack(signatureTold, templateTold(text.templateContent), ...imports));
    expect(await it.apply()).toMatchObject({ ok: true });
    await it.write(tencentStack(signatureTold, templateTold(text.templateContent)));
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });

    await it.write(tencentStack(signatureTold, templateTold(text.templateContent, "sms_type = 3")));
    const filled = await it.plan();
    expect(filled).toMatchObject({ ok: true, changes: [`update ${templateAddress}`] });
    expect(filled.text).toContain("sms_type recorded, nothing is sent");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect((await it.state())[templateAddress]?.values).toMatchObject({ id: template.id, sms_type: 3, remark: null });

    await it.write(tencentStack(signatureTold, templateTold("验证码{1}", "sms_type = 3")));
    const replaced = await it.plan();
    expect(replaced.ok).toBe(false);
    expect(replaced.text).toContain('Template "登录验证码" needs remark to be created');
    expect(writes(it)).toEqual([]);
  });

  it("switch to an approved successor without a gap, over as many runs as the review takes", async () => {
    const succession = (content: string) =>
      tencentStack(
        signatureBlock("s", { more: unprotected }),
        templateBlock("t", { content, more: `${afterSignature}\n  lifecycle {\n    create_before_destroy = true\n  }` }),
        `resource "sms_tencent_approval" "a" {\n  template_id = ${templateAddress}.id\n  timeouts {\n    create = "0s"\n  }\n}\n`,
      );
    const it = await open({ files: succession("您的验证码是{1}，5分钟内有效。") });
    await failed(it.apply());
    const old = await refOf(it, templateAddress);
    it.emulator.admin.approve(old);
    expect(await it.apply()).toMatchObject({ ok: true });
    await it.write(succession("验证码{1}"));
    writes(it);
    for (const run of [1, 2]) {
      const applied = await it.apply();
      expect([run, applied]).toEqual([run, expect.objectContaining({ ok: false, text: expect.stringContaining("is still under review") })]);
    }
    expect(writes(it)).toEqual(["AddSmsTemplate"]);
    const successor = it.emulator.admin.objects({ platform: "tencent", kind: "templates" }).find(({ id }) => id !== old.id);
    it.emulator.admin.approve({ ...old, id: String(successor?.id) });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["DeleteSmsTemplate"]);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });
});

describeFrontends("what Tencent refuses", (open) => {
  it("is told with its usual cause: a wrong secret, a clock that is off, a wrong region", async () => {
    const files = tencentStack(signatureBlock("s"));
    const denied = await open({ files, environment: { TENCENTCLOUD_SECRET_KEY: "wrong" } });
    expect(await denied.apply()).toMatchObject({ ok: false, text: expect.stringContaining("AuthFailure.SignatureFailure") });
    const early = await open({ files });
    early.emulator.admin.setClock({ advanceMs: 400_000 });
    const late = await early.apply();
    expect(late).toMatchObject({ ok: false, text: expect.stringContaining("AuthFailure.SignatureExpire") });
    expect(late.text).toContain("Correct the local clock");
    const elsewhere = await open({ files, environment: { TENCENTCLOUD_REGION: "ap-shanghai" } });
    expect(await elsewhere.apply()).toMatchObject({ ok: false, text: expect.stringContaining("UnsupportedRegion") });
    const nowhere = await open({ files, environment: { TENCENTCLOUD_REGION: "Shanghai!" } });
    expect(await nowhere.plan()).toMatchObject({
      ok: false,
      text: expect.stringContaining("environment variable TENCENTCLOUD_REGION cannot be used"),
    });
    for (const each of [denied, early, elsewhere, nowhere]) expect(each.emulator.admin.objects({ platform: "tencent" })).toEqual([]);
  });

  it("to a personal account is told with the way out", async () => {
    const credentials = { emulator: { secret: "emulator-secret", certification: "personal" as const } };
    const frontend = await open({ files: tencentStack(signatureBlock("s")), emulator: { credentials } });
    expect(await frontend.apply()).toMatchObject({ ok: false, text: expect.stringContaining("verified as an enterprise") });
  });

  it("is found before anything is sent where a rule tells it: a retired type, a data: URL as proof", async () => {
    const frontend = await open({ files: tencentStack(signatureBlock("s").replace("sign_type        = 0", "sign_type = 2")) });
    expect(await frontend.plan()).toMatchObject({ ok: false, text: expect.stringContaining("sign_type 2 is no longer accepted") });
    await frontend.write({ ...tencentStack(signatureBlock("s")), "proof.jpg": "data:image/jpeg;base64,/9j/4AAQ" });
    expect(await frontend.plan()).toMatchObject({ ok: false, text: expect.stringContaining("holds a data: URL as text") });
    expect(frontend.log()).toEqual([]);
  });

  it("of an id that there is none of, or that is no id, is told before anything is written", async () => {
    const frontend = await open({ files: tencentStack(signatureBlock("s"), templateBlock("t")) });
    expect(await frontend.import(templateAddress, "0/9007199254740993")).toMatchObject({
      ok: false,
      text: expect.stringMatching(/9007199254740993/),
    });
    expect(await frontend.import(signatureAddress, "1110")).toMatchObject({ ok: false, text: expect.stringMatching(/1110/) });
    expect(await frontend.import(signatureAddress, "0/18446744073709551616")).toMatchObject({ ok: false });
    expect(await frontend.import(templateAddress, "first")).toMatchObject({ ok: false, text: expect.stringMatching(/first/) });
    expect(await frontend.state()).toEqual({});
    expect(writes(frontend)).toEqual([]);
  });

  it("keeps every digit of an id over 2^53", async () => {
    const frontend = await open({ files: tencentStack(templateBlock("t")) });
    const fields = {
      templateName: "登录验证码",
      templateContent: "您的验证码是{1}，5分钟内有效。",
      smsType: 3,
      remark: "用户登录时验证手机号",
    };
    const ids = ["9007199254740993", "9007199254740992"];
    for (const id of ids) frontend.emulator.admin.create({ platform: "tencent", kind: "templates" }, { id, status: "1", ...fields });
    expect(await frontend.import(templateAddress, `0/${ids[0]}`)).toMatchObject({ ok: true });
    expect((await frontend.state())[templateAddress]?.values.id).toBe(ids[0]);
    // What the platform does not tell is recorded; nothing is sent.
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(writes(frontend)).toEqual([]);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect(await frontend.destroy()).toMatchObject({ ok: true });
    expect(frontend.emulator.admin.objects({ platform: "tencent" }).map(({ id }) => id)).toEqual([ids[1]]);
  });

  it("of a sub-account is only to list: it works by ids", async () => {
    const credentials = { main: { secret: "main-secret" }, emulator: { secret: "emulator-secret", subAccountOf: "main" } };
    const files = tencentStack(signatureBlock("s", { more: unprotected }), templateBlock("t", { more: afterSignature }));
    const frontend = await open({ files, emulator: { credentials } });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    const all = `data "sms_tencent_templates" "all" {\n  international = 0\n}\n`;
    await frontend.write(tencentStack(signatureBlock("s", { more: unprotected }), templateBlock("t", { more: afterSignature }), all));
    expect(await frontend.plan()).toMatchObject({ ok: false, text: expect.stringContaining("FailedOperation.ProhibitSubAccountUse") });
    await frontend.write(files);
    expect(await frontend.destroy()).toMatchObject({ ok: true });
  });
});
