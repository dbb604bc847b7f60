/** What a run says about reviews, and what it does when one ends between plan and apply. */
import { signature } from "../../src/clouds/baidu/signature/resource";
import { template } from "../../src/clouds/baidu/template/resource";
import {
  type Account,
  accounts,
  apply,
  bring,
  plan,
  present,
  read,
  refOf,
  refreshed,
  signatureConfig,
  templateConfig,
} from "../support/accounts/baidu-account";

const open = accounts();
const changed = { ...templateConfig, content: "验证码是${SMSvCode}，请勿告诉他人。" };

describe("between plan and apply", () => {
  test.each([
    ["approved", (account: Account, ref: ReturnType<typeof refOf>) => account.emulator.admin.approve(ref), "was approved", "READY"],
    [
      "deprecated in the console",
      ({ emulator }: Account, ref: ReturnType<typeof refOf>) => {
        emulator.admin.approve(ref);
        emulator.admin.deprecate(ref);
      },
      "became DEPRECATED",
      "DEPRECATED",
    ],
  ])("a template that was %s is left alone: nothing is sent and the state is unchanged", async (_, event, words, status) => {
    const account = await open();
    const state = await bring(template, account, templateConfig);
    const change = await plan(template, account, state, changed);
    expect(change.action).toBe("update");
    event(account, refOf(template, state));
    account.sent();
    const applied = await apply(template, account, state, change.planned);
    expect(applied.state).toBe(state);
    expect(applied.diagnostics).toMatchObject([
      {
        severity: "error",
        summary: `Template "login code" ${words} since the plan; plan again`,
        detail: expect.stringContaining(`Its status is now ${status}`),
      },
    ]);
    expect(account.sent()).toEqual(["GET template"]);
    expect((await plan(template, account, await refreshed(template, account, state), changed)).action).toBe("replace");
  });

  test("a template that was rejected is still changed as planned", async () => {
    const account = await open();
    const state = await bring(template, account, templateConfig);
    const change = await plan(template, account, state, changed);
    account.emulator.admin.reject(refOf(template, state), "不清楚");
    const applied = await apply(template, account, state, change.planned);
    expect(applied.diagnostics).toEqual([]);
    expect(applied.state?.values).toMatchObject({ ...changed, id: state.values.id, status: "SUBMITTED", review: null });
  });

  test("an object that was deleted is not changed, and the next plan makes it anew", async () => {
    const account = await open({ switches: { "baidu.not-found": "ResourceNotFoundException" } });
    const state = await bring(signature, account, signatureConfig);
    const change = await plan(signature, account, state, { ...signatureConfig, content: "百度云短信" });
    account.emulator.admin.remove(refOf(signature, state));
    account.sent();
    const applied = await apply(signature, account, state, change.planned);
    expect(applied.state).toBe(state);
    expect(applied.diagnostics.map(({ summary }) => summary)).toEqual(['Signature "百度智能云" was deleted since the plan; plan again']);
    expect(account.sent()).toEqual(["GET signature"]);
    const observed = await read(signature, account, state);
    expect(observed).toEqual({ state: null, diagnostics: [] });
    expect((await plan(signature, account, observed.state, signatureConfig)).action).toBe("create");
  });
});

describe("every read tells", () => {
  test("a rejection with the object's name and the reviewer's words, time after time, until an edit sends it back into review", async () => {
    const account = await open();
    const state = await bring(template, account, templateConfig);
    account.emulator.admin.reject(refOf(template, state), "模板目的不明确");
    let rejected = state;
    for (let run = 0; run < 2; run++) {
      const observed = await read(template, account, rejected);
      expect(observed.diagnostics).toMatchObject([
        {
          severity: "warning",
          summary: 'Template "login code" was rejected: 模板目的不明确',
          detail: expect.stringContaining("模板目的不明确"),
        },
      ]);
      rejected = present(observed.state);
      expect(rejected.values).toMatchObject({ status: "REJECTED", review: "模板目的不明确", usable: false });
    }
    expect(await plan(template, account, rejected, templateConfig)).toMatchObject({ action: "none" });

    account.sent();
    const edited = await bring(template, account, changed, rejected);
    expect(account.sent().filter((call) => call.startsWith("PUT"))).toEqual(["PUT template"]);
    expect(edited.values.id).toBe(state.values.id);
    expect((await read(template, account, edited)).diagnostics).toEqual([]);
  });

  test("a rejection without words as such", async () => {
    const account = await open();
    const state = await bring(signature, account, signatureConfig);
    account.emulator.admin.reject(refOf(signature, state), "");
    expect((await read(signature, account, state)).diagnostics).toMatchObject([
      { summary: 'Signature "百度智能云" was rejected', detail: expect.stringContaining("gives no reason") },
    ]);
  });

  test("that something usable is under review again", async () => {
    const account = await open();
    const state = await bring(signature, account, signatureConfig);
    account.emulator.admin.approve(refOf(signature, state));
    const approved = await refreshed(signature, account, state);
    expect(approved.values).toMatchObject({ status: "READY", usable: true });
    account.emulator.admin.edit(refOf(signature, state), { status: "SUBMITTED" });
    expect((await read(signature, account, approved)).diagnostics).toMatchObject([
      { severity: "warning", summary: 'Signature "百度智能云" is no longer usable: SUBMITTED' },
    ]);
  });

  test.each(["abort", "deprecate"] as const)("that a template is withdrawn after the console's %s", async (event) => {
    const account = await open();
    const state = await bring(template, account, templateConfig);
    if (event === "deprecate") account.emulator.admin.approve(refOf(template, state));
    account.emulator.admin[event](refOf(template, state));
    expect((await read(template, account, state)).diagnostics).toMatchObject([
      { severity: "warning", summary: `Template "login code" is not in use: ${event === "abort" ? "ABORTED" : "DEPRECATED"}` },
    ]);
  });

  test("nothing about a first review that goes on, nor about an approval", async () => {
    const account = await open();
    const state = await bring(template, account, templateConfig);
    expect((await read(template, account, state)).diagnostics).toEqual([]);
    account.emulator.admin.approve(refOf(template, state));
    expect((await read(template, account, state)).diagnostics).toEqual([]);
  });

  test.each(["empty", "null", "absent"])("no review that is not there, however the platform says so (%s)", async (way) => {
    const account = await open({ switches: { "baidu.empty-review": way } });
    const state = await bring(template, account, templateConfig);
    expect((await refreshed(template, account, state)).values.review).toBeNull();
  });
});

test("a read that fails leaves the state as it was and says which object", async () => {
  const account = await open();
  const state = await bring(template, account, templateConfig);
  account.emulator.admin.addFaults({ call: "getTemplate", action: { status: 403, code: "AccessDenied" } });
  const observed = await read(template, account, state);
  expect(observed.state).toBe(state);
  expect(observed.diagnostics).toMatchObject([
    { severity: "error", summary: 'Cannot read template "login code"', detail: expect.stringMatching(/whitelist/i) },
  ]);
});
