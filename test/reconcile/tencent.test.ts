/** Tencent's signatures and templates, one object at a time: what their review status allows, and what cannot be read back. */
import { approval } from "../../src/clouds/tencent/approval";
import { signature } from "../../src/clouds/tencent/signature/resource";
import { template } from "../../src/clouds/tencent/template/resource";
import { importedState, movedState, type ObjectState, planObject } from "../../src/reconcile";
import type { Resource, Values } from "../../src/schema";
import {
  type Account,
  apply,
  bring,
  configOf,
  errorsOf,
  jpeg,
  plan,
  present,
  read,
  refOf,
  refreshed,
  signatureConfig,
  templateConfig,
  tencentAccounts,
  warningsOf,
} from "../support/accounts/tencent-account";

const open = tencentAccounts();
const abroad = { international: 1, qualification_id: null };

interface Case {
  readonly noun: string;
  readonly resource: Resource;
  readonly config: Values;
  readonly changed: Values;
  readonly modify: string;
}

const cases: readonly Case[] = [
  {
    noun: "signature",
    resource: signature,
    config: { ...signatureConfig, deletion_protection: false },
    changed: { ...signatureConfig, deletion_protection: false, sign_name: "云杉优选" },
    modify: "ModifySmsSign",
  },
  {
    noun: "template",
    resource: template,
    config: templateConfig,
    changed: { ...templateConfig, template_content: "您的登录验证码是{1}。" },
    modify: "ModifySmsTemplate",
  },
];

/** An account with a signature, which templates need, and the object of a case as it is found by the next plan. */
async function withObject({ resource, config }: Pick<Case, "resource" | "config">) {
  const account = await open();
  if (resource === template) account.emulator.admin.create({ platform: "tencent", kind: "signatures" }, { signName: "云杉商城" });
  const state = await bring(resource, account, config);
  account.sent();
  return { account, state, ref: refOf(resource, state) };
}

async function now(resource: Resource, account: Account, state: ObjectState): Promise<ObjectState> {
  const found = await refreshed(resource, account, state);
  account.sent();
  return found;
}

describe.each(cases)("an approval of a $noun that is approved and not yet in effect", ({ noun, resource, config }) => {
  test("waits, says which of review and registration is open, and ends once it is in effect", async () => {
    const { account, state, ref } = await withObject({ resource, config });
    const waiting = { [`${noun}_id`]: String(state.values.id), timeouts: { create: "5m" } };
    account.emulator.admin.hold(ref);
    const { planned } = await plan(approval, account, null, waiting);
    const { state: seen, diagnostics } = await apply(approval, account, null, planned);
    expect(seen?.values).toMatchObject({ status: "2", usable: false });
    expect(diagnostics).toMatchObject([
      {
        code: "review_open",
        summary: expect.stringMatching(/^Approval: \w+ ".+" is approved and not in effect yet after 5m$/),
        detail: expect.stringContaining("its registration with the carriers is open"),
      },
    ]);
    expect(account.progress[0]).toMatch(/^waiting for the registration with the carriers of /);
    account.emulator.admin.approve(ref);
    expect((await bring(approval, account, waiting)).values).toMatchObject({ status: "0", usable: true });
  });
});

describe.each(cases)("a $noun", ({ noun, resource, config, changed, modify }) => {
  test("is made by one call, begins under review, and the next plan finds it unchanged", async () => {
    const account = await open();
    account.emulator.admin.create({ platform: "tencent", kind: "signatures" }, { signName: "别的签名" });
    const state = await bring(resource, account, config);
    expect(account.sent()).toHaveLength(1);
    expect(state.values).toMatchObject({ id: expect.stringMatching(/^\d+$/), status: "1", usable: false, review: null });
    const found = await refreshed(resource, account, state);
    expect(found.values).toMatchObject({ status: "1", create_time: Math.floor(account.clock.now() / 1000) });
    expect(await plan(resource, account, found, config)).toMatchObject({ action: "none", diagnostics: [] });
  });

  test.each(["1", "-1"])("is changed in place in status %s: one call, the same id, under review again", async (status) => {
    const { account, state, ref } = await withObject({ resource, config });
    if (status === "-1") account.emulator.admin.reject(ref, "用途不明");
    const found = await now(resource, account, state);
    expect(found.values).toMatchObject({ status, review: status === "-1" ? "用途不明" : null });
    expect(await plan(resource, account, found, changed)).toMatchObject({ action: "update", sends: true });
    const after = await bring(resource, account, changed, found);
    expect(account.sent().filter((call) => !call.startsWith("Describe"))).toEqual([modify]);
    expect(after.values).toMatchObject({ id: state.values.id, status: "1", review: null });
    expect(await plan(resource, account, await now(resource, account, after), changed)).toMatchObject({ action: "none" });
  });

  test.each([
    ["0", "approve", `an approved ${noun} cannot be changed`, true],
    ["2", "hold", `a ${noun} that has passed review cannot be changed`, false],
  ] as const)("is replaced in status %s, which is usable or not", async (status, action, reason, usable) => {
    const { account, state, ref } = await withObject({ resource, config });
    account.emulator.admin[action](ref);
    const found = await now(resource, account, state);
    expect(found.values).toMatchObject({ status, usable });
    const planned = await plan(resource, account, found, changed);
    expect(planned).toMatchObject({ action: "replace", reason });
    expect(warningsOf(planned.diagnostics)[0]?.summary).toContain(reason);
  });

  test("is replaced when its International changes, whatever its status", async () => {
    const { account, state } = await withObject({ resource, config });
    const given = resource === signature ? { ...config, ...abroad } : { ...config, international: 1 };
    expect(await plan(resource, account, await now(resource, account, state), given)).toMatchObject({
      action: "replace",
      reason: "international cannot be changed in place",
    });
  });

  test("that was approved since the plan is left alone: plan again", async () => {
    const { account, state, ref } = await withObject({ resource, config });
    const found = await now(resource, account, state);
    const { planned } = await plan(resource, account, found, changed);
    account.emulator.admin.approve(ref);
    const applied = await apply(resource, account, found, planned);
    expect(applied.state).toBe(found);
    expect(applied.diagnostics).toMatchObject([
      { summary: expect.stringContaining("was approved since the plan; plan again"), detail: expect.stringContaining("approved (0)") },
    ]);
    expect(account.sent().filter((call) => !call.startsWith("Describe"))).toEqual([]);
  });

  test("that was approved and is not any more is told on every plan, in words", async () => {
    const { account, state, ref } = await withObject({ resource, config });
    account.emulator.admin.approve(ref);
    const approved = await now(resource, account, state);
    account.emulator.admin.edit(ref, { status: "1" });
    const { diagnostics } = await read(resource, account, approved);
    expect(diagnostics).toMatchObject([{ severity: "warning", summary: expect.stringContaining("is no longer usable: under review (1)") }]);
  });

  test.each(["0/", "1/", ""])("is imported by %sID, and an import of its own configuration sends nothing", async (prefix) => {
    const international = prefix === "1/" ? 1 : 0;
    const given = international === 1 ? { ...config, ...(resource === signature ? abroad : { international }) } : config;
    const { account, state } = await withObject({ resource, config: given });
    const imported = await now(resource, account, importedState(resource, `${prefix}${String(state.values.id)}`));
    expect(imported.values).toMatchObject({ id: state.values.id, international, status: "1" });
    const first = await plan(resource, account, imported, given);
    expect(first).toMatchObject({ action: "update", sends: false });
    expect(first.diagnostics[0]?.summary).toContain("recorded, nothing is sent");
    const recorded = await bring(resource, account, given, imported);
    expect(account.sent()).toEqual([]);
    expect(await plan(resource, account, await now(resource, account, recorded), given)).toMatchObject({ action: "none", diagnostics: [] });
  });

  test("with an id alone is looked for among the domestic ones, then among the others", async () => {
    const given = { ...config, ...(resource === signature ? abroad : { international: 1 }) };
    const { account, state } = await withObject({ resource, config: given });
    const imported = await refreshed(resource, account, importedState(resource, String(state.values.id)));
    expect(imported.values).toMatchObject({ international: 1 });
    expect(account.log().map(({ body }) => (body as { International?: number } | null)?.International)).toEqual([0, 1]);
  });

  test("that is gone is planned anew, and its deletion is done", async () => {
    const { account, state, ref } = await withObject({ resource, config });
    account.emulator.admin.remove(ref);
    expect(await read(resource, account, state)).toEqual({ state: null, diagnostics: [] });
    for (const answer of ["not-exist", "missing"]) {
      account.emulator.admin.setSwitches({ "tencent.unknown-id-delete": answer });
      expect(await apply(resource, account, state, null)).toEqual({ state: null, diagnostics: [] });
    }
  });

  test("keeps all digits of an id over 2^53", async () => {
    const account = await open({ switches: { "tencent.ids": "64-bit" } });
    account.emulator.admin.create({ platform: "tencent", kind: "signatures" }, { signName: "别的签名" });
    const state = await bring(resource, account, config);
    const [made] = account.emulator.admin.objects({ platform: "tencent", kind: `${noun}s` }).filter(({ id }) => id === state.values.id);
    expect(BigInt(present(made).id)).toBeGreaterThan(2n ** 53n);
    expect((await refreshed(resource, account, state)).values.id).toBe(state.values.id);
    expect(await apply(resource, account, state, null)).toMatchObject({ state: null, diagnostics: [] });
  });

  test.each([
    ["abc", "a text of digits"],
    ["2/1110", "a text of digits"],
    [String(2n ** 64n), "a text of digits"],
  ])("is not imported by %s", async (id, words) => {
    const account = await open();
    const { state, diagnostics } = await read(resource, account, importedState(resource, id));
    expect(diagnostics).toMatchObject([{ severity: "error", detail: expect.stringContaining(words) }]);
    expect(state?.private.imported).toBe(true);
    expect(account.sent()).toEqual([]);
  });

  test("comes from the official provider's state, whose ids are written another way", async () => {
    const { account, state } = await withObject({ resource, config });
    const [source] = resource.movesFrom ?? [];
    const foreign = { ...config, ...(resource === signature ? { sign_name: "never applied" } : { template_name: "never applied" }) };
    const moved = movedState(resource, present(source), { ...foreign, id: `${String(state.values.id)}#0` });
    const found = await now(resource, account, moved);
    expect(found.values).toMatchObject({ id: state.values.id, international: 0 });
    expect(await plan(resource, account, found, config)).toMatchObject({ sends: false });
  });
});

describe("a template that is valid for both", () => {
  test.each([0, 1])("is what International %i asks for: no plan differs", async (international) => {
    const account = await open({ switches: { "tencent.template-class": "both" } });
    account.emulator.admin.create({ platform: "tencent", kind: "signatures" }, { signName: "云杉商城" });
    const given = { ...templateConfig, international };
    const state = await bring(template, account, given);
    const found = await refreshed(template, account, state);
    expect(found.values.international).toBe(international);
    expect(await plan(template, account, found, given)).toMatchObject({ action: "none" });
    for (const id of [`${international}/${String(state.values.id)}`, String(state.values.id)]) {
      const imported = await refreshed(template, account, importedState(template, id));
      const recorded = await bring(template, account, given, imported);
      expect(recorded.values.international).toBe(international);
      expect(await plan(template, account, await refreshed(template, account, recorded), given)).toMatchObject({ action: "none" });
    }
    expect(account.sent().filter((call) => call.startsWith("Add") || call.startsWith("Modify"))).toEqual(["AddSmsTemplate"]);
  });
});

describe("a signature's images", () => {
  test("are sent as Base64, and stand in plan and state as digests", async () => {
    const account = await open();
    const given = { ...signatureConfig, sign_purpose: 1, commission_image_file: "letter.jpg" };
    const state = await bring(signature, account, given);
    const stored = account.emulator.admin.object(refOf(signature, state));
    expect(stored).toMatchObject({ proofImage: { bytes: jpeg("proof").length }, commissionImage: { bytes: jpeg("letter").length } });
    expect(state.values).toMatchObject({
      proof_image_digest: expect.stringMatching(/^sha256:/),
      commission_image_digest: expect.stringMatching(/^sha256:/),
    });
    expect(JSON.stringify(state)).not.toContain(jpeg("proof").toString("base64"));
  });

  test("that change are sent, both together", async () => {
    const { account, state } = await withObject({ resource: signature, config: signatureConfig });
    account.files.set("proof.jpg", jpeg("renewed"));
    const found = await now(signature, account, state);
    await bring(signature, account, signatureConfig, found);
    expect(account.sent()).toContain("ModifySmsSign");
    expect(account.emulator.admin.object(refOf(signature, state))).toMatchObject({ proofImage: { bytes: jpeg("renewed").length } });
  });
});

describe("a signature that keeps its name", () => {
  const given = { ...signatureConfig, deletion_protection: false };
  const changed = { ...given, remark: "for members" };

  async function planned(createFirst: boolean | undefined, config: Values = changed) {
    const { account, state, ref } = await withObject({ resource: signature, config: given });
    account.emulator.admin.approve(ref);
    const prior = await now(signature, account, state);
    return planObject(signature, account.environment, {
      prior,
      config: configOf(signature, config),
      ...(createFirst !== undefined && { createFirst }),
    });
  }
  const words = "a successor of the same name has to wait until its predecessor is gone";

  test("cannot be made before its predecessor is deleted: an error where that is asked for", async () => {
    const { action, diagnostics } = await planned(true);
    expect(action).toBe("replace");
    expect(errorsOf(diagnostics)).toMatchObject([
      { summary: 'Signature "云杉商城" cannot be made anew before it is deleted', detail: expect.stringContaining(words) },
    ]);
  });

  test("is warned of where nobody says in which order", async () => {
    const { diagnostics } = await planned(undefined);
    expect(errorsOf(diagnostics)).toEqual([]);
    expect(
      warningsOf(diagnostics)
        .map(({ detail }) => detail)
        .join(),
    ).toContain("create_before_destroy = true");
  });

  test("leaves a gap that cannot be avoided, in the usual order", async () => {
    const { diagnostics } = await planned(false);
    expect(diagnostics).toMatchObject([
      { severity: "warning", detail: expect.stringContaining(`a gap in service. That cannot be avoided`) },
    ]);
  });

  test("is no matter where the name changes", async () => {
    const { diagnostics } = await planned(true, { ...changed, sign_name: "云杉优选" });
    expect(errorsOf(diagnostics)).toEqual([]);
  });

  test("that is approved is protected from being replaced, unless that is turned off", async () => {
    const { account, state, ref } = await withObject({ resource: signature, config: signatureConfig });
    account.emulator.admin.approve(ref);
    const prior = await now(signature, account, state);
    expect(errorsOf((await plan(signature, account, prior, { ...signatureConfig, remark: "more" })).diagnostics)).toMatchObject([
      { summary: expect.stringContaining("is approved and protected: it cannot be replaced") },
    ]);
  });
});

describe("a signature's qualification", () => {
  test("is read back, and one that fails is told on every plan", async () => {
    const account = await open();
    const qualifications = { platform: "tencent", kind: "qualifications" };
    account.emulator.admin.create(qualifications, { id: "1000002", name: "云杉科技有限公司_1000002", status: 1 });
    const state = await bring(signature, account, { ...signatureConfig, qualification_id: "1000002" });
    expect((await refreshed(signature, account, state)).values).toMatchObject({
      qualification_id: "1000002",
      qualification_name: "云杉科技有限公司_1000002",
      qualification_status: 1,
    });
    account.emulator.admin.edit({ ...qualifications, id: "1000002" }, { status: 2 });
    expect(warningsOf((await read(signature, account, state)).diagnostics)).toMatchObject([
      { summary: 'Signature "云杉商城": its qualification was rejected', detail: expect.stringContaining("云杉科技有限公司_1000002") },
    ]);
  });

  test("that the platform does not tell stays as it was recorded", async () => {
    const account = await open({ switches: { "tencent.qualification-fields": "absent" } });
    const state = await bring(signature, account, signatureConfig);
    const found = await refreshed(signature, account, state);
    expect(found.values.qualification_id).toBe("1000001");
    expect(await plan(signature, account, found, signatureConfig)).toMatchObject({ action: "none" });
  });

  test("of an international signature is none", async () => {
    const account = await open();
    const given = { ...signatureConfig, ...abroad };
    const found = await refreshed(signature, account, await bring(signature, account, given));
    expect(found.values).toMatchObject({ qualification_id: null, qualification_name: null, qualification_status: null });
    expect(await plan(signature, account, found, given)).toMatchObject({ action: "none", diagnostics: [] });
  });
});

describe("an approval", () => {
  const minute = 60_000;

  test.each(["off", "on"])("waits for a template until it is in effect (a status before that: %s)", async (stage) => {
    const account = await open({ review: "approve", reviewDelayMs: 5 * minute, switches: { "tencent.effective-stage": stage } });
    const first = await bring(signature, account, signatureConfig);
    const { values } = await bring(template, account, { ...templateConfig, international: 1 });
    const state = await bring(approval, account, { template_id: String(values.id), timeouts: { create: "1h" } });
    expect(state.values).toMatchObject({ id: values.id, template_id: values.id, signature_id: null, status: "0", usable: true });
    expect(account.progress[0]).toBe('waiting for the review of template "login code": under review (1)');
    const both = await bring(approval, account, { signature_id: String(first.values.id), timeouts: { create: "1h" } });
    expect(both.values).toMatchObject({ id: first.values.id, signature_id: first.values.id, status: "0" });
    expect(await read(approval, account, both)).toMatchObject({ state: { values: { id: first.values.id } }, diagnostics: [] });
  });

  test("fails with the reviewer's words", async () => {
    const { account, state, ref } = await withObject({ resource: template, config: templateConfig });
    account.emulator.admin.reject(ref, "不支持营销");
    const { planned } = await plan(approval, account, null, { template_id: String(state.values.id) });
    const applied = await apply(approval, account, null, planned);
    expect(applied).toMatchObject({
      tainted: true,
      diagnostics: [{ summary: 'Approval: template "login code" was rejected: 不支持营销' }],
    });
  });

  test.each(["template", "signature"] as const)("is imported by %s/ID", async (kind) => {
    const resource = kind === "template" ? template : signature;
    const { account, state } = await withObject({ resource, config: kind === "template" ? templateConfig : signatureConfig });
    const imported = await refreshed(approval, account, importedState(approval, `${kind}/${String(state.values.id)}`));
    expect(imported.values).toMatchObject({ id: state.values.id, [`${kind}_id`]: state.values.id });
  });

  test("of what does not exist is an error, and gone when it is read", async () => {
    const account = await open();
    const { planned } = await plan(approval, account, null, { template_id: "999" });
    const applied = await apply(approval, account, null, planned);
    expect(errorsOf(applied.diagnostics)).toMatchObject([{ detail: expect.stringContaining("the account has no template 999") }]);
    expect((await read(approval, account, importedState(approval, "template/999"))).state).toBeNull();
  });
});
