/** Writes that fail or whose answer is lost. */
import { BaiduSms } from "../../src/clouds/baidu/client/client";
import { signature } from "../../src/clouds/baidu/signature/resource";
import { template } from "../../src/clouds/baidu/template/resource";
import { nothingPending, type Pending, PendingCreateExpired } from "../../src/schema";
import {
  accounts,
  apply,
  bring,
  errorsOf,
  offline,
  plan,
  present,
  refreshed,
  signatureConfig,
  start,
  templateConfig,
} from "../support/accounts/baidu-account";
import { startRecordingServer } from "../support/recording-server";

const open = accounts();
/** Remembers the token of the create that was cut off, as frontends do. */
const remembering: Pending = {
  ...nothingPending("not in this test"),
  token: async () => "one-and-the-same",
  resumed: async () => undefined,
};

test("an update that the platform refuses keeps the recorded values, and the next plan shows the change again", async () => {
  const account = await open();
  const state = await bring(template, account, templateConfig);
  const changed = { ...templateConfig, content: "验证码是${SMSvCode}，请勿告诉他人。" };
  account.emulator.admin.addFaults({
    call: "modifyTemplate",
    action: { status: 400, code: "InappropriateJSON", message: "no\r\n\u001b[2JApply complete!" },
  });
  const { planned } = await plan(template, account, state, changed);
  const applied = await apply(template, account, state, planned);
  expect(applied.state).toBe(state);
  expect(applied.tainted).toBeUndefined();
  expect(applied.diagnostics).toMatchObject([
    { severity: "error", summary: 'Cannot change template "login code"', detail: expect.stringContaining("The recorded values stay") },
  ]);
  // Its words begin no line and steer no terminal.
  expect(applied.diagnostics).toMatchObject([{ detail: expect.stringContaining("no \\u001b[2JApply complete! (") }]);
  account.emulator.admin.clearFaults();
  expect(await plan(template, account, await refreshed(template, account, state), changed)).toMatchObject({
    action: "update",
    sends: true,
  });
});

test("a create that the platform refuses makes nothing, and is settled", async () => {
  const account = await open();
  account.emulator.admin.addFaults({ call: "createTemplate", action: { status: 403, code: "AccessDenied" } });
  const { planned } = await plan(template, account, null, templateConfig);
  const applied = await apply(template, account, null, planned);
  expect(applied).toMatchObject({ state: null, diagnostics: [{ summary: 'Cannot create template "login code"' }] });
  expect(applied.unsettled).toBeUndefined();
});

test("a create of what is there already is an error with the import command", async () => {
  const account = await open({ switches: { "baidu.duplicate-signature": "refuse" } });
  await bring(signature, account, signatureConfig);
  const { planned } = await plan(signature, account, null, signatureConfig);
  const { state, diagnostics } = await apply(signature, account, null, planned);
  expect(state).toBeNull();
  expect(diagnostics[0]?.summary).toBe('Cannot create signature "百度智能云"');
  expect(diagnostics[0]?.detail).toContain("smsform import ADDRESS ID");
  expect(diagnostics[0]?.detail).toContain("sms-sign-…");
  expect(account.emulator.admin.objects()).toHaveLength(1);
});

describe("a create whose answers are lost", () => {
  test("is not settled; the next run repeats it with the same token, which yields one object", async () => {
    const account = await open({}, { pending: remembering });
    account.emulator.admin.addFaults({ call: "createTemplate", times: 5, action: { dropAnswer: true } });
    const { planned } = await plan(template, account, null, templateConfig);
    const lost = await apply(template, account, null, planned);
    expect(lost).toMatchObject({ state: null, unsettled: true });
    expect(lost.diagnostics).toMatchObject([
      { severity: "error", summary: 'Cannot create template "login code"', detail: expect.stringContaining("same token") },
    ]);
    const [made] = account.emulator.admin.objects();

    const settled = await bring(template, account, templateConfig);
    expect(settled.values.id).toBe(present(made).id);
    expect(account.emulator.admin.objects()).toHaveLength(1);
    const tokens = account.log().flatMap(({ method, query }) => (method === "POST" ? [query.clientToken] : []));
    expect(tokens).toEqual(Array(6).fill("one-and-the-same"));
  });

  test("is one of which the answer holds an id that no call could take", async () => {
    const answers = [{ templateId: "../x" }, { templateId: "sms-tmpl-wHoJXL09355" }, { templateId: "sms-tmpl-wHoJXL09355" }];
    const { url, requests, close } = await startRecordingServer((_, index) => ({ body: { ...answers[index], status: "SUBMITTED" } }));
    const client = new BaiduSms({ accessKeyId: "emulator", secretKey: "emulator-secret", endpoint: url });
    const account = { environment: { ...offline, client, pending: remembering } };
    const { planned } = await plan(template, account, null, templateConfig);
    expect(await apply(template, account, null, planned)).toMatchObject({
      state: null,
      unsettled: true,
      diagnostics: [{ detail: expect.stringContaining('templateId in the answer is "../x"') }],
    });
    expect(await apply(template, account, null, planned)).toMatchObject({ state: { values: { id: "sms-tmpl-wHoJXL09355" } } });
    expect(requests.map(({ query }) => query.clientToken)).toEqual(["one-and-the-same", "one-and-the-same", undefined]);
    await close();
  });

  test("stops with the way out when the platform has forgotten the token since", async () => {
    const expired: Pending = {
      ...nothingPending("not in this test"),
      token: async () => {
        throw new PendingCreateExpired(new Date(start), "rm pending.json");
      },
    };
    const account = await open({}, { pending: expired });
    const { planned } = await plan(template, account, null, templateConfig);
    const { state, unsettled, diagnostics } = await apply(template, account, null, planned);
    expect({ state, unsettled }).toEqual({ state: null, unsettled: true });
    const [problem] = errorsOf(diagnostics);
    expect(problem?.summary).toContain('Template "login code"');
    for (const part of [new Date(start).toISOString(), "smsform import", "tofu import", "sms-tmpl-…", "rm pending.json"]) {
      expect(problem?.detail).toContain(part);
    }
    expect(account.sent()).toEqual([]);
  });
});

test("the owner's look that fails after a create does not fail the create", async () => {
  const account = await open();
  account.emulator.admin.addFaults({ call: "getTemplate", times: 1, action: { status: 403, code: "AccessDenied" } });
  const state = await bring(template, account, templateConfig);
  expect(state.values.user_id).toBeNull();
  const now = await refreshed(template, account, state);
  expect(now.values.user_id).toMatch(/./);
  expect(await plan(template, account, now, templateConfig)).toMatchObject({ action: "none" });
});

test("creating many objects asks for their owner once", async () => {
  const account = await open();
  for (const name of ["one", "two", "three"]) await bring(template, account, { ...templateConfig, name });
  expect(account.sent()).toEqual(["POST template", "GET template", "POST template", "POST template"]);
});

test("nothing that was stopped on request is called a defect, and the secret is in no message", async () => {
  const account = await open({ credentials: { emulator: { secret: "another-secret" } } }, { signal: AbortSignal.abort() });
  const { planned } = await plan(template, account, null, templateConfig);
  const stopped = await apply(template, account, null, planned);
  expect(stopped.diagnostics[0]?.detail).toContain("Stopped on request");
  expect(stopped.unsettled).toBeUndefined();

  const environment = { ...account.environment, signal: new AbortController().signal };
  const denied = await apply(template, { environment }, null, planned);
  expect(denied.diagnostics[0]?.detail).toContain("SignatureDoesNotMatch");
  expect(JSON.stringify([stopped, denied])).not.toContain("emulator-secret");
});
