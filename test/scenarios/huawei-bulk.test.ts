/** Many templates of Huawei take few calls: to be read, to be made and to be deleted. */
import { unlimited } from "../../src/http/limits/unlimited";
import { describeFrontends, type Frontend } from "./frontends";
import { appBlock, huaweiStack, signatureBlock, unprotected } from "./huawei-stacks";

jest.setTimeout(300_000);

const templates = { platform: "huawei", kind: "templates" } as const;
const base = [appBlock("a"), signatureBlock("s", { more: unprotected })];

/** So many templates, of which those with a code have a variable. */
const many = (plain: number, withCode: number) =>
  huaweiStack(
    ...base,
    `
resource "sms_huawei_template" "plain" {
  count            = ${plain}
  app_id           = sms_huawei_app.a.id
  region           = "cn"
  template_name    = "plain \${count.index}"
  template_content = "第\${count.index}号订单已发货。"
  template_type    = "NOTIFY_TYPE"
  sign_id          = sms_huawei_signature.s.id
}

resource "sms_huawei_template" "code" {
  count               = ${withCode}
  app_id              = sms_huawei_app.a.id
  region              = "cn"
  template_name       = "code \${count.index}"
  template_content    = "第\${count.index}号订单$\${1}已发货。"
  template_type       = "NOTIFY_TYPE"
  sign_id             = sms_huawei_signature.s.id
  variable_attributes = [{ variable_index = 1, variable_type = "CHARDIGIT" }]
}
`,
  );

/** How often each call was made since the last look. */
function counts(it: Frontend): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const { call = "unknown" } of it.log()) counted[call] = (counted[call] ?? 0) + 1;
  return counted;
}

const names = (it: Frontend) => it.emulator.admin.objects(templates).map(({ templateName }) => String(templateName));

describeFrontends("many templates of Huawei", (open, frontend) => {
  async function begin(plain: number, withCode: number) {
    const it = await open({ files: many(plain, withCode), limiter: unlimited });
    expect(await it.apply()).toMatchObject({ ok: true });
    return { it, made: counts(it) };
  }

  it("are made with a call for each, read from the pages of a list, and deleted together", async () => {
    const { it, made } = await begin(80, 40);
    // One list for the signature, and one that tells the templates how it stands.
    expect(made).toMatchObject({ CreateTemplate: 120, ListTemplateDetails: 1, ListSignatureDetails: 2 });
    expect(made.ShowTemplate).toBeUndefined();

    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    // The variables of those that have some take a call for each.
    expect(counts(it)).toEqual({ ListTemplateDetails: 2, ListTemplateVarilableDetails: 40, ListAppDetails: 1, ListSignatureDetails: 1 });

    await it.write(huaweiStack(...base));
    expect(await it.apply()).toMatchObject({ ok: true });
    const { DeleteTemplates = 0, DeleteTemplate = 0 } = counts(it);
    expect(names(it)).toEqual([]);
    if (frontend === "embedded") expect({ DeleteTemplates, DeleteTemplate }).toEqual({ DeleteTemplates: 3, DeleteTemplate: 0 });
    // It asks for ten at a time, sooner or later.
    else expect(DeleteTemplates + DeleteTemplate).toBeLessThan(120);
  });

  it("of which one cannot be deleted: that one alone stays in the state, and the error names it", async () => {
    const { it } = await begin(12, 0);
    it.emulator.admin.setSwitches({ "huawei.template-delete-states": "not-under-review", "huawei.template-commands": "ignored" });
    const kept = it.emulator.admin.objects(templates).find(({ templateName }) => templateName === "plain 7");
    for (const { id } of it.emulator.admin.objects(templates)) if (id !== kept?.id) it.emulator.admin.approve({ ...templates, id });
    it.emulator.admin.setReview({ mode: "manual" });
    it.emulator.admin.edit({ ...templates, id: String(kept?.id) }, { templateDesc: "x" }, { resubmit: true });
    await it.write(huaweiStack(...base));
    const applied = await it.apply();
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining('template "plain 7"') });
    expect(names(it)).toEqual(["plain 7"]);
    expect(Object.keys(await it.state()).filter((address) => address.includes("template"))).toEqual(["sms_huawei_template.plain[7]"]);
  });

  it("of which somebody has deleted one are deleted all the same", async () => {
    const { it } = await begin(12, 0);
    await it.write(huaweiStack(...base));
    const [gone] = it.emulator.admin.objects(templates);
    const applied = await it.apply(() => it.emulator.admin.remove({ ...templates, id: String(gone?.id) }));
    expect(applied).toMatchObject({ ok: true });
    expect(names(it)).toEqual([]);
  });

  it("whose deletion has its answer lost are looked for, and are gone", async () => {
    const { it } = await begin(12, 0);
    await it.write(huaweiStack(...base));
    it.emulator.admin.addFaults({ call: "DeleteTemplates", action: { dropAnswer: true } });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(names(it)).toEqual([]);
  });

  it("are deleted one by one where the platform takes no batches", async () => {
    const { it } = await begin(12, 0);
    await it.write(huaweiStack(...base));
    it.emulator.admin.addFaults({
      call: "DeleteTemplates",
      action: { status: 404, code: "APIGW.0101", message: "The API does not exist" },
    });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(names(it)).toEqual([]);
    expect(counts(it).DeleteTemplate).toBe(12);
  });
});
