/** Which action a plan takes, and what it sends, by what the object is at the moment. */
import { signature } from "../../src/clouds/baidu/signature/resource";
import { template } from "../../src/clouds/baidu/template/resource";
import { isUnknown } from "../../src/schema";
import {
  accounts,
  apply,
  bring,
  plan,
  png,
  present,
  read,
  refOf,
  refreshed,
  signatureConfig,
  templateConfig,
} from "../support/accounts/baidu-account";

const open = accounts();

describe("an object that is not there", () => {
  test("is planned as a create whose id, owner and review only the platform can tell", async () => {
    const change = await plan(template, await open(), null, templateConfig);
    expect(change).toMatchObject({ action: "create", sends: true, replacedBy: [], diagnostics: [] });
    const unknown = Object.entries(present(change.planned)).filter(([, value]) => isUnknown(value));
    expect(unknown.map(([name]) => name).sort()).toEqual(["id", "review", "status", "usable", "user_id"]);
    expect(change.planned).toMatchObject({ ...templateConfig, deletion_protection: false });
  });

  test("is created and known in full, so that the next plan is clean and sends nothing", async () => {
    const account = await open();
    const state = await bring(template, account, templateConfig);
    expect(state.values).toMatchObject({ ...templateConfig, status: "SUBMITTED", review: null, usable: false });
    expect(state.values.id).toMatch(/^sms-tmpl-/);
    expect(state.values.user_id).toMatch(/./);
    expect(account.sent()).toEqual(["POST template", "GET template"]);
    const now = await refreshed(template, account, state);
    expect(now).toEqual(state);
    expect(await plan(template, account, now, templateConfig)).toMatchObject({ action: "none", sends: false, diagnostics: [] });
  });

  test("country_type may be left out: the default is sent and recorded", async () => {
    const account = await open();
    const { country_type: _, ...config } = templateConfig;
    const state = await bring(template, account, config);
    expect(state.values.country_type).toBe("DOMESTIC");
    expect(await plan(template, account, await refreshed(template, account, state), config)).toMatchObject({ action: "none" });
  });

  test("was deleted in the console: it reads as gone", async () => {
    const account = await open();
    const state = await bring(template, account, templateConfig);
    account.emulator.admin.remove(refOf(template, state));
    expect(await read(template, account, state)).toEqual({ state: null, diagnostics: [] });
  });
});

describe("a changed template", () => {
  const changed = { ...templateConfig, content: "验证码是${SMSvCode}，请勿告诉他人。" };

  test.each(["SUBMITTED", "REJECTED", "ABORTED", "A_STATUS_TO_COME"])("in status %s is updated in place, with one PUT", async (status) => {
    const account = await open();
    const state = await bring(template, account, templateConfig);
    const observed = { ...state, values: { ...state.values, status } };
    const change = await plan(template, account, observed, changed);
    expect(change).toMatchObject({ action: "update", sends: true, replacedBy: [], diagnostics: [] });
    expect(change.planned).toMatchObject({ id: state.values.id, user_id: state.values.user_id });
    const unknown = Object.entries(present(change.planned)).filter(([, value]) => isUnknown(value));
    expect(unknown.map(([name]) => name).sort()).toEqual(["review", "status", "usable"]);
    account.sent();
    const applied = await apply(template, account, observed, change.planned);
    expect(applied.diagnostics).toEqual([]);
    expect(applied.state?.values).toMatchObject({ ...changed, id: state.values.id, status: "SUBMITTED", usable: false });
    expect(account.sent()).toEqual(["GET template", "PUT template", "GET template"]);
  });

  test.each([
    ["READY", true, "an approved template cannot be changed"],
    ["APPROVED", false, "a template that has passed review cannot be changed"],
    ["DEPRECATED", false, "a deprecated template cannot be changed"],
  ])("in status %s is replaced, and the plan says why", async (status, usable, reason) => {
    const account = await open();
    const state = await bring(template, account, templateConfig);
    const observed = { ...state, values: { ...state.values, status, usable } };
    const change = await plan(template, account, observed, changed);
    expect(change).toMatchObject({ action: "replace", replacedBy: ["content"], reason });
    expect(change.diagnostics).toHaveLength(1);
    expect(change.diagnostics[0]).toMatchObject({
      severity: "warning",
      summary: `Template "login code" will be replaced: ${reason}`,
    });
    expect(/gap in service/.test(change.diagnostics[0]?.detail ?? "")).toBe(usable);
  });

  test("that is approved keeps its object when only deletion_protection changes: it is recorded, nothing is sent", async () => {
    const account = await open();
    const state = await bring(template, account, templateConfig);
    account.emulator.admin.approve(refOf(template, state));
    const approved = await refreshed(template, account, state);
    account.sent();
    const change = await plan(template, account, approved, { ...templateConfig, deletion_protection: true });
    expect(change).toMatchObject({ action: "update", sends: false, diagnostics: [] });
    const applied = await apply(template, account, approved, change.planned);
    expect(applied.state?.values).toEqual({ ...approved.values, deletion_protection: true });
    expect(account.sent()).toEqual([]);
  });

  test("somebody's edit in the console shows as drift and is put right", async () => {
    const account = await open();
    const state = await bring(template, account, templateConfig);
    account.emulator.admin.edit(refOf(template, state), { description: "edited by hand" });
    const drifted = await refreshed(template, account, state);
    expect(drifted.values.description).toBe("edited by hand");
    const mended = await bring(template, account, templateConfig, drifted);
    expect(await plan(template, account, await refreshed(template, account, mended), templateConfig)).toMatchObject({ action: "none" });
  });
});

describe("a changed signature", () => {
  test("is always changed in place, and a change of an approved one is told beforehand", async () => {
    const account = await open();
    const state = await bring(signature, account, signatureConfig);
    account.emulator.admin.approve(refOf(signature, state));
    const approved = await refreshed(signature, account, state);
    const change = await plan(signature, account, approved, { ...signatureConfig, content: "百度云短信" });
    expect(change).toMatchObject({ action: "update", sends: true });
    expect(change.diagnostics).toMatchObject([
      {
        severity: "warning",
        summary: 'Signature "百度智能云" is approved and will be changed',
        detail: expect.stringContaining("reviewed again"),
      },
    ]);
    account.sent();
    const applied = await apply(signature, account, approved, change.planned);
    expect(applied.state?.values).toMatchObject({ id: state.values.id, content: "百度云短信", status: "SUBMITTED", usable: false });
    expect(account.sent()).toEqual(["GET signature", "PUT signature", "GET signature"]);
  });

  test.each([
    ["null", null, ""],
    ["an empty text", "", null],
  ])("a description that goes from %s to its like is recorded, and nothing is sent", async (_, before, after) => {
    const account = await open();
    const state = await refreshed(signature, account, await bring(signature, account, { ...signatureConfig, description: before }));
    expect(state.values.description).toBe(before);
    account.sent();
    const change = await plan(signature, account, state, { ...signatureConfig, description: after });
    expect(change).toMatchObject({ action: "update", sends: false });
    const applied = await apply(signature, account, state, change.planned);
    expect(account.sent()).toEqual([]);
    const next = await refreshed(signature, account, present(applied.state));
    expect(await plan(signature, account, next, { ...signatureConfig, description: after })).toMatchObject({ action: "none" });
  });

  test("a removed description is cleared on the platform, whatever it does with what is left out", async () => {
    for (const omitted of ["keep", "clear"]) {
      const account = await open({ switches: { "baidu.signature-put-omitted": omitted } });
      const state = await bring(signature, account, signatureConfig);
      const { description: _, ...without } = signatureConfig;
      const now = await refreshed(signature, account, await bring(signature, account, without, state));
      expect(now.values.description).toBeNull();
      expect(await plan(signature, account, now, without)).toMatchObject({ action: "none" });
    }
  });

  test("a description that the platform never tells is kept, and a change of it alone is sent", async () => {
    const account = await open({ switches: { "baidu.signature-get-description": "omit" } });
    const state = await refreshed(signature, account, await bring(signature, account, signatureConfig));
    expect(await plan(signature, account, state, signatureConfig)).toMatchObject({ action: "none" });
    account.sent();
    const changed = await bring(signature, account, { ...signatureConfig, description: "A better note" }, state);
    expect(account.sent()).toEqual(["GET signature", "PUT signature", "GET signature"]);
    const next = await refreshed(signature, account, changed);
    expect(await plan(signature, account, next, { ...signatureConfig, description: "A better note" })).toMatchObject({ action: "none" });
  });
});

test("a file beside other changes is sent with them", async () => {
  const account = await open();
  account.files.set("proof.png", png("licence"));
  const state = await bring(signature, account, signatureConfig);
  account.log();
  await bring(signature, account, { ...signatureConfig, content: "百度云短信", signature_file: "proof.png" }, state);
  const put = account.log().find(({ method }) => method === "PUT");
  expect(put?.body).toMatchObject({
    content: "百度云短信",
    signatureFileFormat: "PNG",
    signatureFileBase64: expect.stringMatching(/characters/),
  });
});
