/** The resource that waits for a review. */
import { approval } from "../../src/clouds/baidu/approval";
import { signature } from "../../src/clouds/baidu/signature/resource";
import { template } from "../../src/clouds/baidu/template/resource";
import type { EmulatorOptions } from "../../src/emulator";
import { importedState, validateConfig } from "../../src/reconcile";
import { UNKNOWN, type Values } from "../../src/schema";
import {
  accounts,
  apply,
  bring,
  configOf,
  plan,
  present,
  read,
  refOf,
  refreshed,
  signatureConfig,
  start,
  templateConfig,
} from "../support/accounts/baidu-account";

const open = accounts();
const minute = 60_000;
const day = 24 * 60 * minute;

async function withTemplate(options: EmulatorOptions = {}, environment = {}) {
  const account = await open(options, environment);
  const reviewed = await bring(template, account, templateConfig);
  account.sent();
  return { account, reviewed, template_id: String(reviewed.values.id) };
}

describe("creating an approval", () => {
  test("looks at once, then ever more seldom, and succeeds when the review does", async () => {
    const { account, template_id } = await withTemplate({ review: "approve", reviewDelayMs: 5 * minute });
    const state = await bring(approval, account, { template_id });
    expect(state.values).toMatchObject({ id: template_id, template_id, signature_id: null, status: "READY", review: "通过", usable: true });
    const waited = account.clock.now() - start;
    expect(waited).toBeGreaterThanOrEqual(5 * minute);
    expect(waited).toBeLessThan(5 * minute + 30_000);
    const looks = account.log().map(({ at }) => at - start);
    expect(looks.slice(0, 4)).toEqual([0, 1000, 2500, 4750]);
    expect(looks.length).toBeLessThan(30);
    expect(account.progress[0]).toBe('waiting for the review of template "login code": SUBMITTED');
  });

  test("waits for a signature as well, and through the stage before READY", async () => {
    const account = await open({ review: "approve", reviewDelayMs: minute, switches: { "baidu.approved-stage": "on" } });
    const { values } = await bring(signature, account, signatureConfig);
    const state = await bring(approval, account, { signature_id: String(values.id), timeouts: { create: "1h" } });
    expect(state.values).toMatchObject({ id: values.id, signature_id: values.id, template_id: null, status: "READY" });
    expect(account.clock.now() - start).toBeGreaterThanOrEqual(2 * minute);
  });

  test("fails with the reviewer's words, and leaves the template as it is", async () => {
    const { account, reviewed, template_id } = await withTemplate({ review: "reject", rejectReply: "不支持营销" });
    const { planned } = await plan(approval, account, null, { template_id });
    const { state, tainted, diagnostics } = await apply(approval, account, null, planned);
    expect(tainted).toBe(true);
    expect(state?.values).toMatchObject({ id: template_id, status: "REJECTED", usable: false });
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        summary: 'Approval: template "login code" was rejected: 不支持营销',
        detail: expect.stringContaining(`The template ${template_id} stays as it is`),
      },
    ]);
    expect(new Set(account.sent())).toEqual(new Set(["GET template"]));
    expect((await refreshed(template, account, reviewed)).values.id).toBe(template_id);
  });

  test.each(["abort", "deprecate"] as const)("fails when the review ended in the console's %s", async (event) => {
    const { account, reviewed, template_id } = await withTemplate();
    if (event === "deprecate") account.emulator.admin.approve(refOf(template, reviewed));
    account.emulator.admin[event](refOf(template, reviewed));
    const { planned } = await plan(approval, account, null, { template_id });
    const { diagnostics } = await apply(approval, account, null, planned);
    const status = event === "abort" ? "ABORTED" : "DEPRECATED";
    expect(diagnostics[0]?.summary).toContain(`template "login code" is ${status}`);
  });

  test.each([
    [undefined, 10 * minute, "10m"],
    [{ create: null }, 10 * minute, "10m"],
    [{ create: "90s" }, 90_000, "1m30s"],
    [{ create: "1h30m" }, 90 * minute, "1h30m"],
    [{ create: "1500ms" }, 1500, "1s500ms"],
  ])("times out clearly after timeouts = %j", async (timeouts: Values | undefined, expectedMs, text) => {
    const { account, template_id } = await withTemplate();
    const { planned } = await plan(approval, account, null, { template_id, ...(timeouts && { timeouts }) });
    const { tainted, diagnostics } = await apply(approval, account, null, planned);
    expect(account.clock.now() - start).toBe(expectedMs);
    expect(tainted).toBe(true);
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: `Approval: template "login code" is still under review after ${text}` },
    ]);
    expect(diagnostics[0]?.detail).toContain("SUBMITTED");
  });

  test("goes on over a festival, ever more seldom, and over a platform that does not answer for a while", async () => {
    const progress: string[] = [];
    const { account, template_id } = await withTemplate(
      { review: "approve", reviewDelayMs: day },
      {
        progress(message: string) {
          if (progress.push(message) === 40)
            account.emulator.admin.addFaults({ call: "getTemplate", times: 10, action: { resetBefore: true } });
        },
      },
    );
    const state = await bring(approval, account, { template_id, timeouts: { create: "30d" } });
    expect(state.values).toMatchObject({ status: "READY", usable: true });
    expect(account.clock.now() - start).toBeLessThan(day + 11 * minute);
    expect(account.log().length).toBeLessThan(400);
    expect(progress).toContain('the platform does not answer for template "login code" at the moment: SUBMITTED when it last did');
  });

  test.each([
    ["not for more than an hour", { resetBefore: true as const }, 90 * minute],
    ["once that the key may not", { status: 403, code: "AccessDenied" }, minute],
  ])("ends with the error where the platform answers %s", async (_what, action, atMostMs) => {
    const { account, template_id } = await withTemplate(
      {},
      { progress: () => account.emulator.admin.addFaults({ call: "getTemplate", action }) },
    );
    const { planned } = await plan(approval, account, null, { template_id, timeouts: { create: "30d" } });
    const { tainted, diagnostics } = await apply(approval, account, null, planned);
    expect([tainted, diagnostics[0]?.summary]).toEqual([undefined, `Cannot create approval "${template_id}"`]);
    expect(account.clock.now() - start).toBeLessThan(atMostMs);
  });

  test("with 0s takes one look", async () => {
    const { account, reviewed, template_id } = await withTemplate();
    const given = { template_id, timeouts: { create: "0s" } };
    const { planned } = await plan(approval, account, null, given);
    const pending = await apply(approval, account, null, planned);
    expect(pending.diagnostics[0]?.summary).toContain("still under review at the one look");
    expect(account.sent()).toEqual(["GET template"]);
    account.emulator.admin.approve(refOf(template, reviewed));
    expect((await bring(approval, account, given)).values.usable).toBe(true);
    expect(account.sent()).toEqual(["GET template"]);
  });

  test("stops when the run is cancelled while it waits", async () => {
    const cancel = new AbortController();
    const { account, template_id } = await withTemplate({}, { signal: cancel.signal, progress: () => cancel.abort() });
    const { planned } = await plan(approval, account, null, { template_id });
    const { state, tainted, diagnostics } = await apply(approval, account, null, planned);
    expect({ state, tainted }).toEqual({ state: null, tainted: undefined });
    expect(diagnostics[0]?.detail).toContain("Stopped on request");
    expect(account.sent()).toEqual(["GET template"]);
  });

  test("of what is not there is an error", async () => {
    const account = await open();
    const { planned } = await plan(approval, account, null, { template_id: "sms-tmpl-nOtHeR00000" });
    const { state, diagnostics } = await apply(approval, account, null, planned);
    expect(state).toBeNull();
    expect(diagnostics[0]?.summary).toBe('Cannot create approval "sms-tmpl-nOtHeR00000"');
  });
});

describe("an approval that is there", () => {
  test("tells its id only once the object is approved, and follows what becomes of it", async () => {
    const { account, reviewed, template_id } = await withTemplate({ review: "approve" });
    // A planned id would be taken up by what does not wait for the approval: outputs.
    expect((await plan(approval, account, null, { template_id })).planned).toMatchObject({ id: UNKNOWN });
    expect((await plan(approval, account, null, { template_id: UNKNOWN })).planned).toMatchObject({ id: UNKNOWN });
    const state = await bring(approval, account, { template_id });
    expect(await plan(approval, account, await refreshed(approval, account, state), { template_id })).toMatchObject({ action: "none" });
    account.emulator.admin.remove(refOf(template, reviewed));
    expect(await read(approval, account, state)).toEqual({ state: null, diagnostics: [] });
  });

  test("is replaced when it is to wait for another object, and only recorded when its time-out changes", async () => {
    const { account, template_id } = await withTemplate({ review: "approve" });
    const state = await bring(approval, account, { template_id });
    expect(await plan(approval, account, state, { template_id: "sms-tmpl-nOtHeR00000" })).toMatchObject({
      action: "replace",
      replacedBy: ["template_id"],
    });
    expect(await plan(approval, account, state, { template_id: UNKNOWN })).toMatchObject({ action: "replace" });
    expect(await plan(approval, account, state, { template_id, timeouts: { create: "1h" } })).toMatchObject({
      action: "update",
      sends: false,
      diagnostics: [],
    });
  });

  test("is deleted without a request", async () => {
    const { account, template_id } = await withTemplate({ review: "approve" });
    const state = await bring(approval, account, { template_id });
    account.sent();
    expect(await apply(approval, account, state, null)).toEqual({ state: null, diagnostics: [] });
    expect(account.sent()).toEqual([]);
  });

  test.each(["two-hyphens", "one-hyphen"])("is imported by the object's id, which tells its kind (%s)", async (form) => {
    const account = await open({ review: "approve", reviewDelayMs: 0, switches: { "baidu.signature-id": form } });
    for (const [resource, config] of [
      [signature, signatureConfig],
      [template, templateConfig],
    ] as const) {
      const id = present((await bring(resource, account, config)).values.id);
      const given: Values = { [`${resource.noun}_id`]: id };
      const imported = await refreshed(approval, account, importedState(approval, String(id)));
      expect(imported.values).toMatchObject({ id, usable: true, ...given });
      expect(await plan(approval, account, imported, given)).toMatchObject({ action: "none", diagnostics: [] });
    }
  });
});

describe("the configuration of an approval", () => {
  const problemsOf = (given: Values) => validateConfig(approval, configOf(approval, given)).map(({ summary, path }) => [summary, path]);

  test("names exactly one object", () => {
    expect(problemsOf({})).toEqual([["An approval waits for exactly one object", ["template_id"]]]);
    expect(problemsOf({ signature_id: "sms-sign-a", template_id: UNKNOWN })).toEqual([
      ["An approval waits for exactly one object", ["signature_id"]],
    ]);
    expect(problemsOf({ signature_id: UNKNOWN })).toEqual([]);
  });

  test.each(["soon", "10", "-5m", "5 m", "1w", "d", ""])("does not take %j for a duration", (create) => {
    expect(problemsOf({ template_id: "sms-tmpl-a", timeouts: { create } })).toEqual([
      ["timeouts.create must be a duration", ["timeouts", "create"]],
    ]);
  });

  test.each(["0s", "30m", "1h30m", "1.5h", "250ms", "720h", "30d", "1d12h"])("takes %j for a duration", (create) => {
    expect(problemsOf({ template_id: "sms-tmpl-a", timeouts: { create } })).toEqual([]);
  });

  test("may leave its time-out to be known later", () => {
    expect(problemsOf({ template_id: "sms-tmpl-a", timeouts: UNKNOWN })).toEqual([]);
    expect(problemsOf({ template_id: "sms-tmpl-a", timeouts: { create: UNKNOWN } })).toEqual([]);
  });
});
