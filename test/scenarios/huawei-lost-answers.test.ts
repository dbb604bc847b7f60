/** Creates of Huawei's templates whose answer is lost. The platform takes a repeat for a second one, and its times have no zone. */
import { systemClock } from "../../src/system/clock";
import { failed, succeeded } from "../support/steps";
import { forgetAttempt } from "./forget-attempt";
import { describeFrontends, type Frontend } from "./frontends";
import {
  appAddress,
  appBlock,
  huaweiStack,
  refOf,
  signatureAddress,
  signatureBlock,
  templateAddress,
  templateBlock,
  unprotected,
} from "./huawei-stacks";

jest.setTimeout(120_000);

/** Real time, in which waits are short. */
const clock = { ...systemClock, sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 50, signal) };
const templates = { platform: "huawei", kind: "templates" } as const;
const base = [appBlock("a"), signatureBlock("s", { more: unprotected })];
const idsOf = (it: Frontend) => it.emulator.admin.objects(templates).map(({ id }) => String(id));
const created = (it: Frontend) => it.log().filter(({ call }) => call === "CreateTemplate").length;

describeFrontends("a lost answer of Huawei", (open, frontend) => {
  async function begin() {
    const it = await open({ clock, files: huaweiStack(...base) });
    expect(await it.apply()).toMatchObject({ ok: true });
    await it.write(huaweiStack(...base, templateBlock("t")));
    return it;
  }

  /** What somebody else has made of the same words. */
  async function twinIn(it: Frontend, changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const { id } = it.emulator.admin.create(templates, {
      appId: (await refOf(it, appAddress)).id,
      signId: (await refOf(it, signatureAddress)).id,
      templateName: "发货通知",
      templateContent: "您的订单${1}已发货，请于${2}前取件。",
      variables: [
        { variableIndex: 1, variableType: "CHARDIGIT" },
        { variableIndex: 2, variableType: "DATETIME" },
      ],
      ...changes,
    });
    return id;
  }

  it("to a creation: the engine that knows its state finds it, the plugin tells how to take it in; nothing is doubled", async () => {
    const it = await begin();
    it.emulator.admin.addFaults({ call: "CreateTemplate", times: 1, action: { dropAnswer: true } });
    const applied = await it.apply();
    const [id = ""] = idsOf(it);
    if (frontend === "embedded") expect(applied).toMatchObject({ ok: true });
    else {
      expect(applied).toMatchObject({ ok: false, text: expect.stringContaining(`import ADDRESS ${id}`) });
      expect(await it.import(templateAddress, id)).toMatchObject({ ok: true });
    }
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect((await it.state())[templateAddress]?.values).toMatchObject({ id });
    expect(idsOf(it)).toEqual([id]);
    expect(created(it)).toBe(1);
  });

  it("to a creation that never happened: one that was there before is not taken for it, and the next run sends it", async () => {
    const it = await begin();
    const twin = await twinIn(it);
    it.emulator.admin.addFaults({ call: "CreateTemplate", times: 1, action: { resetBefore: true } });
    expect((await it.plan()).text).not.toContain("an earlier run may have made it");
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("Apply again") });
    // A plan promises a creation, and says that it may have happened.
    expect(await it.plan()).toMatchObject({
      changes: [`create ${templateAddress}`],
      text: expect.stringMatching(/sms_huawei_template\S* .*an earlier run may have made it already .* nothing is made twice/),
    });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [], text: expect.not.stringContaining("an earlier run may have made it") });
    expect((await it.state())[templateAddress]?.values.id).not.toBe(twin);
    expect(idsOf(it)).toHaveLength(2);
  });

  it("is a doubt where one has come since that differs in its variables alone", async () => {
    const it = await begin();
    it.emulator.admin.addFaults({ call: "CreateTemplate", times: 1, action: { resetBefore: true } });
    await failed(it.apply());
    const other = await twinIn(it, {
      variables: [
        { variableIndex: 1, variableType: "PHONE" },
        { variableIndex: 2, variableType: "DATETIME" },
      ],
    });
    expect(await it.apply()).toMatchObject({
      ok: false,
      text: expect.stringMatching(new RegExp(`what is new is close to it: ${other} \\(another variable_attributes\\)`)),
    });
    await forgetAttempt(it, frontend, templateAddress);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect((await it.state())[templateAddress]?.values.id).not.toBe(other);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it.each([
    ["changed", { templateDesc: "在控制台补充的说明" }],
    ["renamed", { templateName: "发货" }],
  ])("to a creation whose object somebody has %s in the console since: the run stops, and both ways out work", async (_how, change) => {
    const it = await begin();
    it.emulator.admin.addFaults({ call: "CreateTemplate", times: 1, action: { dropAnswer: true } });
    it.emulator.admin.addFaults({ call: "ListTemplateDetails", nth: 2, action: { status: 403, code: "MSGSMS.0056", message: "no" } });
    expect(await it.apply()).toMatchObject({ ok: false });
    const [id = ""] = idsOf(it);
    it.emulator.admin.edit({ ...templates, id }, change);
    for (let run = 0; run < 2; run++) {
      const stopped = await it.apply();
      expect(stopped).toMatchObject({ ok: false, text: expect.stringContaining("Somebody may have changed it since it was made") });
      expect(stopped.text).toContain(frontend === "embedded" ? `smsform import '${templateAddress}' ${id}` : `import ADDRESS ${id}`);
    }
    expect(created(it)).toBe(1);
    expect(await it.import(templateAddress, id)).toMatchObject({ ok: true });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect(idsOf(it)).toEqual([id]);
  });

  it("is a doubt where two have come since", async () => {
    const it = await begin();
    it.emulator.admin.addFaults({ call: "CreateTemplate", times: 1, action: { dropAnswer: true } });
    it.emulator.admin.addFaults({ call: "ListTemplateDetails", nth: 2, action: { status: 403, code: "MSGSMS.0056", message: "no" } });
    expect(await it.apply()).toMatchObject({ ok: false });
    await twinIn(it);
    const again = await it.apply();
    expect(again.ok).toBe(false);
    for (const id of idsOf(it)) expect(again.text).toContain(id);
    expect(created(it)).toBe(1);
  });

  it("to each step of an edit leaves a state that is true, and the next run does the rest", async () => {
    const it = await begin();
    expect(await it.apply()).toMatchObject({ ok: true });
    for (const [nth, content] of [
      [1, "订单${1}已送达。"],
      [2, "订单${1}已签收。"],
    ] as const) {
      await it.write(huaweiStack(...base, templateBlock("t", { content, variables: { 1: "CHARDIGIT" } })));
      it.emulator.admin.setReview({ mode: "manual" });
      it.emulator.admin.edit(await refOf(it, templateAddress), {}, { resubmit: true });
      it.emulator.admin.addFaults({ call: "UpdateTemplate", nth, times: 1, action: { dropAnswer: true } });
      const lost = await it.apply();
      if (!lost.ok) {
        const { status } = (await it.state())[templateAddress]?.values ?? {};
        expect(status).toBe(it.emulator.admin.object(await refOf(it, templateAddress)).status);
        expect(await it.apply()).toMatchObject({ ok: true });
      }
      expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
      expect(it.emulator.admin.object(await refOf(it, templateAddress))).toMatchObject({
        templateContent: content,
        status: expect.stringContaining("Reviewing"),
      });
      it.emulator.admin.clearFaults();
    }
  });
});

describeFrontends("three calls of Huawei in ten that are throttled, reset, answered by 500 or not at all", (open, frontend) => {
  it("make no template twice and lose none", async () => {
    const count = 30;
    const block = `
resource "sms_huawei_template" "t" {
  count            = ${count}
  app_id           = sms_huawei_app.a.id
  region           = "cn"
  template_name    = "n \${count.index}"
  template_content = "第\${count.index}号订单已发货。"
  template_type    = "NOTIFY_TYPE"
  sign_id          = sms_huawei_signature.s.id
}
`;
    const it = await open({ clock, files: huaweiStack(...base) });
    expect(await it.apply()).toMatchObject({ ok: true });
    await it.write(huaweiStack(...base, block));
    it.emulator.admin.addFaults(
      { platform: "huawei", probability: 0.08, action: { dropAnswer: true } },
      { platform: "huawei", probability: 0.08, action: { resetBefore: true } },
      { platform: "huawei", probability: 0.08, action: { status: 500, code: "MSGSMS.0001", message: "no" } },
      { platform: "huawei", probability: 0.1, action: { throttle: true } },
    );
    for (let run = 0; run < 12; run++) {
      const applied = await it.apply();
      if (applied.ok) break;
      // The plugin does not know the state: what it found is taken in by hand.
      if (frontend === "embedded") continue;
      const recorded = Object.values(await it.state()).map(({ values }) => values.id);
      for (const { id, templateName } of it.emulator.admin.objects(templates)) {
        if (recorded.includes(String(id))) continue;
        await succeeded(it.import(`sms_huawei_template.t[${String(templateName).slice(2)}]`, String(id)));
      }
    }
    it.emulator.admin.clearFaults();
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    const names = it.emulator.admin.objects(templates).map(({ templateName }) => templateName);
    expect(new Set(names).size).toBe(count);
    expect(names).toHaveLength(count);
  });
});
