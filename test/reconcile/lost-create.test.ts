/** Creates whose answer is lost, on a platform that would take a repeat for a second object. */
import { signature } from "../../src/clouds/tencent/signature/resource";
import { template } from "../../src/clouds/tencent/template/resource";
import type { EmulatorOptions } from "../../src/emulator";
import type { Environment } from "../../src/reconcile";
import { type BegunCreate, nothingPending, type Resource, type Values } from "../../src/schema";
import {
  type Account,
  apply,
  bring,
  errorsOf,
  plan,
  present,
  signatureConfig,
  start,
  templateConfig,
  tencentAccounts,
} from "../support/accounts/tencent-account";

const open = tencentAccounts();
const remedy = "Strike it out of the book.";
const templates = { platform: "tencent", kind: "templates" };
/** As the admin interface knows what `templateConfig` asks for. */
const twin = {
  templateName: templateConfig.template_name,
  templateContent: templateConfig.template_content,
  smsType: templateConfig.sms_type,
  international: templateConfig.international,
  remark: templateConfig.remark,
};

interface Beginning {
  /** What an earlier run left open. */
  readonly earlier?: Partial<BegunCreate>;
  /** Ids in the state; undefined where the state is not known. */
  readonly recorded?: readonly string[] | undefined;
  readonly emulator?: EmulatorOptions;
  readonly environment?: Partial<Environment>;
}

/** An account with a signature, and a run in it that knows its state. */
async function begin({ earlier, recorded = [], emulator = {}, environment = {} }: Beginning = {}) {
  const begun: number[] = [];
  const ids = new Set(recorded);
  const account = await open(emulator, {
    pending: {
      ...nothingPending("not in this test"),
      resumed: async () => earlier && { since: start, same: true, remedy, ...earlier },
      begin: async () => {
        begun.push(account.clock.now());
        return { since: account.clock.now(), same: true, remedy };
      },
    },
    isRecorded: (id) => ids.has(id),
    address: "sms_tencent_template.t",
    ...environment,
  });
  account.emulator.admin.create({ platform: "tencent", kind: "signatures" }, { signName: "别的签名" });
  return { account, begun, ids };
}

async function create(resource: Resource, account: Account, config: Values) {
  const { planned } = await plan(resource, account, null, config);
  return apply(resource, account, null, planned);
}

const losing = (call: string) => ({ call, times: 1, action: { dropAnswer: true } }) as const;
const made = ({ emulator }: Account) => emulator.admin.objects(templates);
const writes = (account: Account) => account.sent().filter((call) => !call.startsWith("Describe"));

test("a create is written down before it is sent, once for each try", async () => {
  const { account, begun } = await begin();
  account.emulator.admin.addFaults({ call: "AddSmsTemplate", times: 1, action: { throttle: true } });
  await bring(template, account, templateConfig);
  expect(begun).toHaveLength(2);
  expect(writes(account)).toEqual(["AddSmsTemplate", "AddSmsTemplate"]);
});

test("what cannot be written down is not sent", async () => {
  const failing = { pending: { ...nothingPending("the disk is full"), resumed: async () => undefined } };
  const { account } = await begin({ environment: failing });
  const { state, diagnostics } = await create(template, account, templateConfig);
  expect(state).toBeNull();
  expect(diagnostics[0]?.detail).toContain("the disk is full");
  expect(writes(account)).toEqual([]);
});

test("where it cannot be read whether an earlier run has begun it, it is not sent, and what is written down stays", async () => {
  const failing = { pending: { ...nothingPending("not in this test"), resumed: () => Promise.reject(new Error("the disk is full")) } };
  const { account } = await begin({ environment: failing });
  expect(await create(template, account, templateConfig)).toMatchObject({
    state: null,
    unsettled: true,
    diagnostics: [{ severity: "error", detail: expect.stringContaining("the disk is full") }],
  });
  expect(writes(account)).toEqual([]);
});

test("what keeps a create from being sent says nothing of an earlier one", async () => {
  const { account } = await begin({ earlier: {} });
  const { planned } = await plan(signature, account, null, signatureConfig);
  expect(await apply(signature, account, null, { ...planned, proof_image_digest: "sha256:0" })).toMatchObject({
    state: null,
    unsettled: true,
    diagnostics: [{ severity: "error", summary: expect.stringContaining("has changed since the plan") }],
  });
});

describe("a template whose answer is lost", () => {
  test("is found within the same run: one request, one object", async () => {
    const { account } = await begin();
    account.emulator.admin.addFaults(losing("AddSmsTemplate"));
    const state = await bring(template, account, templateConfig);
    expect(state.values).toMatchObject({ id: present(made(account)[0]).id, status: "1", sms_type: 3, remark: "Sign-in with a code" });
    expect(made(account)).toHaveLength(1);
    expect(writes(account)).toEqual(["AddSmsTemplate"]);
    expect(account.progress.join()).toContain('template "login code" was found as 0/');
  });

  test("and was not made is not sent again by the same run: it may still be under way", async () => {
    const { account } = await begin();
    account.emulator.admin.addFaults({ call: "AddSmsTemplate", times: 1, action: { resetBefore: true } });
    const { state, unsettled, diagnostics } = await create(template, account, templateConfig);
    expect({ state, unsettled }).toEqual({ state: null, unsettled: true });
    expect(diagnostics).toMatchObject([
      { summary: 'Template "login code": whether it was created is not known', detail: expect.stringContaining("Apply again") },
    ]);
    expect(writes(account)).toEqual(["AddSmsTemplate"]);
  });

  test("is found among those that are in the state, and is none of them", async () => {
    const { account, ids } = await begin();
    for (let i = 0; i < 3; i++) ids.add(account.emulator.admin.create(templates, twin).id);
    account.emulator.admin.addFaults(losing("AddSmsTemplate"));
    const state = await bring(template, account, templateConfig);
    expect(ids.has(String(state.values.id))).toBe(false);
  });

  test("is found on a later page of the list", async () => {
    const { account } = await begin();
    for (let i = 0; i < 230; i++) account.emulator.admin.create(templates, { ...twin, templateName: `other ${i}` });
    account.emulator.admin.addFaults(losing("AddSmsTemplate"));
    const state = await bring(template, account, templateConfig);
    expect(state.values.id).toBe(present(made(account).find((it) => it.templateName === "login code")).id);
  });

  test.each([
    ["template_name", { templateName: "other" }],
    ["template_content", { templateContent: "另一个验证码{1}" }],
  ])("may be one that differs in its %s: somebody may have changed it since", async (name, changed) => {
    const { account } = await begin({ earlier: { since: start } });
    const { id } = account.emulator.admin.create(templates, { ...twin, ...changed });
    const { state, unsettled, diagnostics } = await create(template, account, templateConfig);
    expect({ state, unsettled }).toEqual({ state: null, unsettled: true });
    for (const part of [`0/${id} (another ${name})`, `smsform import 'sms_tencent_template.t' 0/${id}`, remedy])
      expect(diagnostics[0]?.detail).toContain(part);
    expect(writes(account)).toEqual([]);
  });

  test.each([
    ["of another class", { international: 1 }, 0],
    ["of another name and another text", { templateName: "other", templateContent: "另一个验证码{1}" }, 0],
    ["changed, and older than two clocks can be apart", { templateContent: "另一个验证码{1}" }, 301_000],
    ["what another create of the run has made", { templateContent: "另一个验证码{1}" }, 0],
  ])("is not one that is %s", async (what, changed, agoMs) => {
    const { account, ids } = await begin({ earlier: { since: start + agoMs } });
    const { id } = account.emulator.admin.create(templates, { ...twin, ...changed });
    if (what.startsWith("what another")) ids.add(id);
    const state = await bring(template, account, templateConfig);
    expect(made(account)).toHaveLength(2);
    expect(writes(account)).toEqual(["AddSmsTemplate"]);
    expect(state.values.id).not.toBe(present(made(account)[0]).id);
  });

  test("is found where the platform holds its text decomposed", async () => {
    const { account } = await begin({ earlier: { since: start } });
    const config = { ...templateConfig, template_name: "Mã đăng nhập" };
    const { id } = account.emulator.admin.create(templates, { ...twin, templateName: config.template_name.normalize("NFD") });
    const state = await bring(template, account, config);
    expect(state.values).toMatchObject({ id, template_name: config.template_name });
    expect(writes(account)).toEqual([]);
  });

  test("is none that was made before the try", async () => {
    const { account } = await begin();
    const { id } = account.emulator.admin.create(templates, twin);
    account.emulator.admin.setClock({ advanceMs: 5000 });
    account.emulator.admin.addFaults({ call: "AddSmsTemplate", times: 1, action: { resetBefore: true } });
    const { state, unsettled, diagnostics } = await create(template, account, templateConfig);
    expect({ state, unsettled }).toEqual({ state: null, unsettled: true });
    expect(diagnostics[0]?.detail).toContain("it was not made since");
    expect(diagnostics[0]?.detail).toContain(`smsform import 'sms_tencent_template.t' 0/${id}`);
  });

  test("is not chosen among two that look alike: both commands are told", async () => {
    const { account } = await begin();
    account.emulator.admin.addFaults(losing("AddSmsTemplate"));
    const sibling = account.emulator.admin.create(templates, twin);
    const { state, unsettled, diagnostics } = await create(template, account, templateConfig);
    expect({ state, unsettled }).toEqual({ state: null, unsettled: true });
    const [problem] = errorsOf(diagnostics);
    expect(problem?.detail).toContain("There are 2 that look like it");
    for (const { id } of made(account)) expect(problem?.detail).toContain(`smsform import 'sms_tencent_template.t' 0/${id}`);
    expect(problem?.detail).toContain(remedy);
    expect(made(account).map(({ id }) => id)).toContain(sibling.id);
  });

  test("with an identical sibling that is being made at the same time is left open, not swapped", async () => {
    const { account } = await begin();
    account.emulator.admin.addFaults({ call: "AddSmsTemplate", nth: 1, action: { dropAnswer: true } });
    account.emulator.admin.addFaults({ call: "AddSmsTemplate", nth: 2, action: { delayMs: 300 } });
    const both = await Promise.all([1, 2].map(() => create(template, account, templateConfig)));
    const settled = both.filter(({ state }) => state);
    const unsettled = both.filter((result) => result.unsettled);
    expect([settled.length, unsettled.length]).toEqual([1, 1]);
    expect(made(account)).toHaveLength(2);
  });

  test("cannot be looked for by a sub-account: the run stops and says why", async () => {
    const credentials = { main: { secret: "main-secret" }, emulator: { secret: "emulator-secret", subAccountOf: "main" } };
    const { account } = await begin({ emulator: { credentials } });
    account.emulator.admin.addFaults(losing("AddSmsTemplate"));
    const { unsettled, diagnostics } = await create(template, account, templateConfig);
    expect(unsettled).toBe(true);
    expect(diagnostics[0]?.detail).toContain("Use a key of the main account");
    expect(diagnostics[0]?.detail).toContain("smsform import 'sms_tencent_template.t' ID");
  });

  test("is adopted by nobody who does not know the state: the command is told", async () => {
    const { account } = await begin({ environment: { isRecorded: undefined, address: undefined } });
    account.emulator.admin.addFaults(losing("AddSmsTemplate"));
    const { state, unsettled, diagnostics } = await create(template, account, templateConfig);
    expect({ state, unsettled }).toEqual({ state: null, unsettled: true });
    const [only] = made(account);
    expect(diagnostics[0]?.detail).toContain(`smsform import ADDRESS 0/${only?.id} (or tofu import ADDRESS 0/${only?.id})`);
  });
});

describe("a template whose create was cut off by the end of an earlier run", () => {
  test("is adopted where it was made", async () => {
    const { account } = await begin({ earlier: {} });
    const { id } = account.emulator.admin.create(templates, twin);
    const state = await bring(template, account, templateConfig);
    expect(state.values.id).toBe(id);
    expect(writes(account)).toEqual([]);
  });

  test("is made where it was not, once a request that was on its way cannot arrive any more", async () => {
    const { account } = await begin({ earlier: { since: start } });
    await bring(template, account, templateConfig);
    expect(account.clock.now() - start).toBeGreaterThanOrEqual(30_000);
    expect(account.progress.join()).toContain("cannot arrive any more");
    expect(made(account)).toHaveLength(1);
    expect(writes(account)).toEqual(["AddSmsTemplate"]);
  });

  test("is made at once where that is long ago", async () => {
    const { account } = await begin({ earlier: { since: start - 60_000 } });
    const before = account.clock.now();
    await bring(template, account, templateConfig);
    expect(account.clock.now() - before).toBeLessThan(30_000);
  });

  test("is left open where something else was asked for then", async () => {
    const { account } = await begin({ earlier: { same: false } });
    const { unsettled, diagnostics } = await create(template, account, templateConfig);
    expect(unsettled).toBe(true);
    expect(diagnostics[0]?.detail).toContain("Something else was wanted then");
    expect(account.sent()).toEqual([]);
  });

  test("is the one that the platform answered with, where that answer was written down", async () => {
    const { account } = await begin({ earlier: {}, environment: { isRecorded: undefined } });
    const { id } = account.emulator.admin.create(templates, twin);
    account.emulator.admin.create(templates, twin);
    const earlier = { since: start, same: true, remedy, id };
    const environment = { ...account.environment, pending: { ...account.environment.pending, resumed: async () => earlier } };
    const state = await bring(template, { ...account, environment }, templateConfig);
    expect(state.values.id).toBe(id);
  });

  test("is not sent while the platform cannot be asked", async () => {
    const { account } = await begin({ earlier: {} });
    account.emulator.admin.addFaults({ call: "DescribeSmsTemplateList", action: { status: 200, code: "InternalError", message: "no" } });
    const { unsettled, diagnostics } = await create(template, account, templateConfig);
    expect(unsettled).toBe(true);
    expect(diagnostics[0]?.detail).toContain("Cannot look for the template");
    expect(writes(account)).toEqual([]);
  });
});

describe("a signature whose answer is lost", () => {
  const environment = { address: "sms_tencent_signature.s" };

  test("cannot be found: the run stops, says what happened, and tells the import command", async () => {
    const { account } = await begin({ environment });
    account.emulator.admin.addFaults(losing("AddSmsSign"));
    const { state, unsettled, diagnostics } = await create(signature, account, signatureConfig);
    expect({ state, unsettled }).toEqual({ state: null, unsettled: true });
    expect(diagnostics).toMatchObject([{ summary: 'Signature "云杉商城": whether it was created is not known' }]);
    for (const part of [
      new Date(start).toISOString().slice(0, 16),
      "lists no signatures",
      "smsform import 'sms_tencent_signature.s' ID",
      remedy,
    ]) {
      expect(diagnostics[0]?.detail).toContain(part);
    }
    expect(writes(account)).toEqual(["AddSmsSign"]);
  });

  test("in an earlier run is not applied for again", async () => {
    const { account } = await begin({ earlier: {}, environment });
    const { unsettled, diagnostics } = await create(signature, account, signatureConfig);
    expect(unsettled).toBe(true);
    expect(diagnostics[0]?.detail).toContain("An earlier run sent its creation");
    expect(account.sent()).toEqual([]);
  });

  test("but was never sent is no doubt: nothing is pending", async () => {
    const { account } = await begin({ environment });
    await account.emulator.close();
    const { state, unsettled, diagnostics } = await create(signature, account, signatureConfig);
    expect(state).toBeNull();
    expect(unsettled).toBeUndefined();
    expect(diagnostics[0]?.summary).toBe('Cannot create signature "云杉商城"');
  });
});
