/** Huawei's templates: renamed at any time, edited as their status lets one. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { succeeded } from "../support/steps";
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
  writes,
} from "./huawei-stacks";

jest.setTimeout(120_000);

const templates = { platform: "huawei", kind: "templates" } as const;
const given = {
  emulator: { review: "manual" },
} as const;
type Text = Parameters<typeof templateBlock>[1];
const withTemplate = (text: Text = {}) => huaweiStack(appBlock("a"), signatureBlock("s", { more: unprotected }), templateBlock("t", text));
const editing = (text: Text = {}): Text => ({ ...text, more: 'on_approved_change = "disable_and_edit"' });
const other = { content: "您的订单${1}已送达。", variables: { 1: "CHARDIGIT" } };

async function valuesOf(it: Frontend) {
  return (await it.state())[templateAddress]?.values ?? {};
}

describeFrontends("a template of Huawei", (open, frontend) => {
  /** Applied for, and in the status that the actions bring it to. */
  async function begin(text: Text = {}, ...actions: readonly ("approve" | "reject")[]) {
    const it = await open({ ...given, files: withTemplate(text) });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["CreateApp", "CreateSignature", "CreateTemplate"]);
    it.emulator.admin.approve(await refOf(it, signatureAddress));
    for (const action of actions) it.emulator.admin[action](await refOf(it, templateAddress), action === "reject" ? "变量太多" : undefined);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    return it;
  }

  it("waits for its signature, is reviewed, gets the id of sends with its approval, and is deleted", async () => {
    const it = await open({ ...given, files: withTemplate() });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await valuesOf(it)).toMatchObject({ status: "SignReviewing", usable: false, template_id: null });
    it.emulator.admin.approve(await refOf(it, signatureAddress));
    it.emulator.admin.approve(await refOf(it, templateAddress));
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await valuesOf(it)).toMatchObject({ status: "Adopted", usable: true, template_id: expect.stringMatching(/^\w{32}$/) });
    writes(it);
    await it.write(huaweiStack(appBlock("a"), signatureBlock("s", { more: unprotected })));
    expect((await it.plan()).changes).toEqual([`delete ${templateAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["DeleteTemplate"]);
    expect(it.emulator.admin.objects(templates)).toEqual([]);
  });

  it("that is only forgotten stays, unless its signature goes, which the plan tells", async () => {
    const it = await begin({ more: "skip_destroy = true" }, "approve");
    await it.write(huaweiStack(appBlock("a")));
    const plan = await it.plan();
    expect(plan.text).toMatch(
      /It stays on the platform as it is, with id [\w-]+, unless its signature goes, which takes its templates along/,
    );
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(it.emulator.admin.objects(templates)).toEqual([]);
  });

  it("that is approved is renamed in place and stays approved", async () => {
    const it = await begin({}, "approve");
    await it.write(withTemplate({ name: "到货通知" }));
    const { changes, after } = await it.plan();
    expect(changes).toEqual([`update ${templateAddress}`]);
    // Known before: what needs them is left alone.
    expect(after[templateAddress]).toMatchObject({ status: "Adopted", usable: true, template_id: expect.any(String) });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["UpdateTemplate"]);
    expect(await valuesOf(it)).toMatchObject({ template_name: "到货通知", status: "Adopted", usable: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that is approved is replaced for another text", async () => {
    const it = await begin({}, "approve");
    const { id } = await valuesOf(it);
    await it.write(withTemplate(other));
    const plan = await it.plan();
    expect(plan.changes).toEqual([`replace ${templateAddress}`]);
    expect(plan.text).toContain("of an approved template the name alone can be changed");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect((await valuesOf(it)).id).not.toBe(id);
    expect(writes(it)).toEqual(["DeleteTemplate", "CreateTemplate"]);
  });

  it.each([
    ["rejected", {}, "reject"],
    ["approved, and edited where it can be", editing(), "approve"],
  ] as const)("that is %s is made anew with its signature, which takes the old one along", async (_what, text, review) => {
    const it = await begin(text, review);
    await it.write(huaweiStack(appBlock("a"), signatureBlock("s", { name: "云上书城", more: unprotected }), templateBlock("t", text)));
    const plan = await it.plan();
    expect(plan.changes).toEqual([`replace ${signatureAddress}`, `replace ${templateAddress}`]);
    expect(plan.text).toContain("a signature that goes takes its templates along");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["DeleteTemplate", "DeleteSignature", "CreateSignature", "CreateTemplate"]);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that is approved is disabled and edited where that is wanted, and the plan says from when it cannot be sent with", async () => {
    const it = await begin(editing(), "approve");
    const { id } = await valuesOf(it);
    await it.write(withTemplate(editing(other)));
    const plan = await it.plan();
    expect(plan.changes).toEqual([`update ${templateAddress}`]);
    expect(plan.text).toContain("from the moment of the apply it cannot be sent with");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["UpdateTemplate", "UpdateTemplate"]);
    expect(await valuesOf(it)).toMatchObject({ id, template_content: other.content, status: "Reviewing", usable: false });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that is disabled and edited takes along, in the same run, what tells its id and what is sent with it", async () => {
    const telling = `
resource "sms_huawei_approval" "a" {
  template = sms_huawei_template.t.id
}
resource "sms_huawei_message" "m" {
  key      = "shipped"
  template = sms_huawei_template.t.id
}
output "template_id" {
  value = sms_huawei_approval.a.template_id
}
output "usable" {
  value = sms_huawei_message.m.usable
}
`;
    const files = (text: Text) => huaweiStack(appBlock("a"), signatureBlock("s", { more: unprotected }), templateBlock("t", text), telling);
    const it = await begin(editing(), "approve");
    await it.write(files(editing()));
    expect(await it.apply()).toMatchObject({ ok: true });
    const before = await it.state();
    expect(before["sms_huawei_approval.a"]?.values).toMatchObject({ template_id: expect.any(String), usable: true });
    expect(before["sms_huawei_message.m"]?.values).toMatchObject({ live_template: before[templateAddress]?.values.id, usable: true });

    // A new name leaves all as it is.
    await it.write(files(editing({ name: "到货通知" })));
    expect((await it.plan()).changes).toEqual([`update ${templateAddress}`]);
    await succeeded(it.apply());
    await it.write(files(editing({ ...other, name: "到货通知" })));
    const plan = await it.plan();
    expect(plan.changes.toSorted()).toEqual(["update sms_huawei_approval.a", "update sms_huawei_message.m", `update ${templateAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    const after = await it.state();
    expect(after["sms_huawei_approval.a"]?.values).toMatchObject({ template_id: null, status: "Reviewing", usable: false });
    expect(after["sms_huawei_message.m"]?.values).toMatchObject({ live_template: before[templateAddress]?.values.id, usable: false });
    const { outputs } = JSON.parse(await readFile(join(it.folder, "terraform.tfstate"), "utf8"));
    expect([outputs.template_id?.value ?? null, outputs.usable.value]).toEqual([null, false]);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that was approved since the plan is not disabled: plan again", async () => {
    const it = await begin(editing());
    await it.write(withTemplate(editing(other)));
    const ref = await refOf(it, templateAddress);
    const applied = await it.apply(() => it.emulator.admin.approve(ref));
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining("was approved since the plan; plan again") });
    expect(writes(it)).toEqual([]);
  });

  it("that was rejected is edited in place, and reviewed again", async () => {
    const it = await begin({}, "reject");
    expect((await it.plan()).text).toContain('Template "发货通知" was rejected: 变量太多');
    await it.write(withTemplate(other));
    expect((await it.plan()).changes).toEqual([`update ${templateAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["UpdateTemplate"]);
    expect(await valuesOf(it)).toMatchObject({ template_content: other.content, status: "Reviewing", review: null });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that is under review is withdrawn, edited and reviewed again", async () => {
    const it = await begin();
    await it.write(withTemplate(other));
    expect((await it.plan()).changes).toEqual([`update ${templateAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["UpdateTemplate", "UpdateTemplate"]);
    expect(await valuesOf(it)).toMatchObject({ template_content: other.content, status: "Reviewing" });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("whose edit fails after it was withdrawn is recorded as it is, and the next run edits it", async () => {
    const it = await begin();
    await it.write(withTemplate(other));
    it.emulator.admin.addFaults({ call: "UpdateTemplate", nth: 2, action: { status: 400, code: "MSGSMS.0058", message: "no" } });
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("It was read again and is recorded as it is now") });
    expect(await valuesOf(it)).toMatchObject({ template_content: "您的订单${1}已发货，请于${2}前取件。", status: "Pending" });
    writes(it);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["UpdateTemplate"]);
    expect(await valuesOf(it)).toMatchObject({ template_content: other.content, status: "Reviewing" });
  });

  it("that somebody withdrew is handed in again, and the plan says why", async () => {
    const it = await begin();
    it.emulator.admin.abort(await refOf(it, templateAddress));
    const plan = await it.plan();
    expect(plan.changes).toEqual([`update ${templateAddress}`]);
    expect(plan.text).toContain("it was withdrawn or never handed in, so that nobody reviews it");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await valuesOf(it)).toMatchObject({ status: "Reviewing" });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that is left disabled between the steps of an edit is handed in again; one that others disabled is not", async () => {
    const it = await begin(editing(), "approve");
    it.emulator.admin.deprecate(await refOf(it, templateAddress));
    const plan = await it.plan();
    expect(plan.changes).toEqual([`update ${templateAddress}`]);
    expect(plan.text).toContain("it was disabled or never handed in, so that nobody reviews it");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await valuesOf(it)).toMatchObject({ status: "Reviewing", usable: false });

    await it.write(withTemplate());
    it.emulator.admin.approve(await refOf(it, templateAddress));
    await succeeded(it.apply());
    it.emulator.admin.deprecate(await refOf(it, templateAddress));
    expect(await it.plan()).toMatchObject({ ok: true, changes: [], text: expect.stringContaining("Disable") });
  });

  it("that is taken in is found to be as it is configured, its application by its key", async () => {
    const it = await open({ ...given, files: huaweiStack(appBlock("a"), signatureBlock("s", { more: unprotected })) });
    await succeeded(it.apply());
    const { id } = it.emulator.admin.create(templates, {
      appId: (await refOf(it, appAddress)).id,
      signId: (await refOf(it, signatureAddress)).id,
      templateName: "发货通知",
      templateContent: "您的订单${1}已发货，请于${2}前取件。",
      variables: [
        { variableIndex: 1, variableType: "CHARDIGIT" },
        { variableIndex: 2, variableType: "DATETIME" },
      ],
    });
    writes(it);
    await it.write(withTemplate());
    expect(await it.import(templateAddress, id)).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect(writes(it)).toEqual([]);
  });

  it("that the console changed is shown as a difference, and one that it deleted is made anew", async () => {
    const it = await begin({}, "reject");
    const ref = await refOf(it, templateAddress);
    it.emulator.admin.edit(ref, { templateContent: "另一段文字${1}，${2}。" });
    expect((await it.plan()).changes).toEqual([`update ${templateAddress}`]);
    it.emulator.admin.remove(ref);
    expect((await it.plan()).changes).toEqual([`create ${templateAddress}`]);
  });

  it("with create_before_destroy has its signature replaced first as well, whose name is taken: refused with the way out, or warned of", async () => {
    const lifecycle = "lifecycle {\n    create_before_destroy = true\n  }";
    const files = (more = "") =>
      huaweiStack(appBlock("a"), signatureBlock("s", { more: `${unprotected}\n  ${more}` }), templateBlock("t", { more: lifecycle }));
    const it = await open({ ...given, files: files() });
    expect(await it.apply()).toMatchObject({ ok: true });
    it.emulator.admin.approve(await refOf(it, signatureAddress));
    it.emulator.admin.approve(await refOf(it, templateAddress));
    writes(it);
    await it.write(files('license_number = "12345678"'));
    const plan = await it.plan();
    if (frontend === "embedded") {
      expect(plan).toMatchObject({
        ok: false,
        text: expect.stringContaining('Signature "云上书店" cannot be made anew before it is deleted'),
      });
      expect(plan.text).toContain(
        `create_before_destroy of ${templateAddress} spreads to ${signatureAddress}, which it needs. In two steps: take create_before_destroy out of ${templateAddress}, and apply this change alone; then put it back, and make the others.`,
      );
    } else
      expect(plan).toMatchObject({
        ok: true,
        text: expect.stringContaining("In two steps: take create_before_destroy out of this signature and what needs it"),
      });
    expect(writes(it)).toEqual([]);

    // The two steps work as they are told.
    await it.write(
      huaweiStack(
        appBlock("a"),
        signatureBlock("s", { more: `${unprotected}\n  license_number = "12345678"` }),
        templateBlock("t", { more: unprotected }),
      ),
    );
    expect(await it.apply()).toMatchObject({ ok: true });
    await it.write(files('license_number = "12345678"'));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("is found by the data source, by its exact name", async () => {
    const base = [appBlock("a"), signatureBlock("s", { more: unprotected })];
    const it = await open({ ...given, files: huaweiStack(...base) });
    await succeeded(it.apply());
    const [appId, signId] = [(await refOf(it, appAddress)).id, (await refOf(it, signatureAddress)).id];
    it.emulator.admin.create(templates, { appId, signId, templateName: "发货通知二", templateContent: "另一段文字。" });
    await it.write(withTemplate());
    await succeeded(it.apply());
    it.emulator.admin.approve(await refOf(it, templateAddress));
    const data = 'data "sms_huawei_templates" "d" {\n  template_name = "发货通知"\n  status = "Adopted"\n}\n';
    const shown = appBlock("shown", { name: "x" }).replace('"x"', '"${data.sms_huawei_templates.d.templates[0].template_id}"');
    await it.write(huaweiStack(...base, templateBlock("t"), data, shown));
    expect(await it.apply()).toMatchObject({ ok: true });
    const { template_id } = await valuesOf(it);
    expect((await it.state())["sms_huawei_app.shown"]?.values.app_name).toBe(template_id);
  });

  it("that names its signature by the other id is told which one to give", async () => {
    const it = await open({ ...given, files: withTemplate({ signature: "sms_huawei_signature.s.signature_id" }) });
    const applied = await it.apply();
    const { id, signature_id } = (await it.state())[signatureAddress]?.values ?? {};
    expect(applied).toMatchObject({
      ok: false,
      text: expect.stringContaining(`sign_id "${signature_id}" is the signature_id of the signature`),
    });
    expect(applied.text).toContain(`Give its primary key, ${id}`);
  });
});

/** Forms that a template can have, each with its application. */
const forms: Readonly<Record<string, { readonly region?: "cn" | "intl"; readonly lines: string }>> = {
  "for abroad, with countries": { region: "intl", lines: 'template_type = "NOTIFY_TYPE"\n  send_country = [65, 1, 44]' },
  "for abroad, without countries": { region: "intl", lines: 'template_type = "NOTIFY_TYPE"' },
  "that is universal": { lines: 'template_type = "NOTIFY_TYPE"\n  universal_template = 1' },
  "with other brackets and a description": {
    lines: 'template_type = "NOTIFY_TYPE"\n  sign_id = sms_huawei_signature.s.id\n  brackets = "GB"\n  template_desc = "下单后通知"',
  },
  "of another class than its signature": { lines: 'template_type = "PROMOTION_TYPE"\n  sign_id = sms_huawei_signature.s.id' },
  "with an empty list of variables": {
    lines: 'template_type = "NOTIFY_TYPE"\n  sign_id = sms_huawei_signature.s.id\n  variable_attributes = []',
  },
};

describeFrontends("a template of Huawei", (open) => {
  it.each(Object.entries(forms))(
    "%s is found unchanged, changed in place and found unchanged again",
    async (_, { region = "cn", lines }) => {
      const files = (content: string, more = "") =>
        huaweiStack(
          appBlock("a", { region }),
          signatureBlock("s", { more: unprotected }),
          `
resource "sms_huawei_template" "t" {
  app_id = sms_huawei_app.a.id
  region = "${region}"
  template_name = "发货通知"
  template_content = "${content}"
  ${lines}
  ${more}
}
`,
        );
      const it = await open({ ...given, files: files("订单已发货。") });
      expect(await it.apply()).toMatchObject({ ok: true });
      expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
      it.emulator.admin.reject(await refOf(it, templateAddress));
      const more = lines.includes("variable_attributes")
        ? ""
        : 'variable_attributes = [{ variable_index = 1, variable_type = "TEXT", variable_desc = "店铺" }]';
      await it.write(files(more === "" ? "订单已送达。" : "订单$${1}已送达。", more));
      expect(await it.apply()).toMatchObject({ ok: true });
      expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
      await it.write(files("订单已发货。"));
      it.emulator.admin.reject(await refOf(it, templateAddress));
      expect(await it.apply()).toMatchObject({ ok: true });
      expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
      expect(it.emulator.admin.object(await refOf(it, templateAddress))).toMatchObject({ templateContent: "订单已发货。", variables: [] });
    },
  );
});
