/** infocloud's data sources, and what its only resource makes of answers that the emulator never gives. */
import { allowanceData } from "../../src/clouds/infocloud/allowance/data-source";
import { InfocloudSms } from "../../src/clouds/infocloud/client/client";
import { healthData } from "../../src/clouds/infocloud/health/data-source";
import { statisticsData } from "../../src/clouds/infocloud/statistics/data-source";
import { verificationSend } from "../../src/clouds/infocloud/verification-send/resource";
import { createClock } from "../../src/emulator";
import { infocloudSwitches } from "../../src/emulator/infocloud/switches";
import { readData } from "../../src/reconcile";
import { createRunStore, type DataSource, nothingPending, type Values } from "../../src/schema";
import {
  type Account,
  apply,
  begun,
  bring,
  errorsOf,
  infocloudAccounts,
  plan,
  present,
  refreshed,
  start,
} from "../support/accounts/infocloud-account";
import { done, infocloudClients, infocloudKeys, refused } from "../support/accounts/infocloud-client";

const open = infocloudAccounts();
const { clientOf } = infocloudClients();
const templateCode = "574277763210051584";
const send = { phone: "13800138000", template_code: templateCode, params: ["482913"], acknowledge: "13800138000 2026-01-05" };
const dayMs = 24 * 3600 * 1000;

function read(source: DataSource, { environment }: Pick<Account, "environment">, given: Values = {}) {
  const names = Object.keys(source.attributes);
  return readData(source, environment, { ...Object.fromEntries(names.map((name) => [name, null])), ...given });
}
const valuesOf = async (...asked: Parameters<typeof read>) => present((await read(...asked)).values);

function giveTemplate({ emulator }: Account): void {
  emulator.admin.create(
    { platform: "infocloud", kind: "templates" },
    { id: templateCode, signature: "云杉", content: "您的验证码是{code,6}" },
  );
}

test("the allowance is read once a run, however many ask, and told in a list and by name", async () => {
  const account = await open();
  const [one, other] = await Promise.all([valuesOf(allowanceData, account), valuesOf(allowanceData, account)]);
  expect(one).toEqual(other);
  expect(await valuesOf(allowanceData, account)).toEqual(one);
  const left = { 会员短信: 100_000, 推广短信: 100_000, 行业短信: 100_000 };
  expect(one).toEqual({
    id: "allowance",
    items: Object.entries(left).map(([item_name, residue_value]) => ({ item_name, residue_value })),
    by_name: left,
  });
  expect(account.sent()).toEqual(["queryAllowance"]);
});

test("statistics have a row for each day with messages and their sums; more than 50 days are two calls, within the platform's limits", async () => {
  const account = await open({ switches: { "infocloud.statistics-order": "descending" } });
  giveTemplate(account);
  const client = new InfocloudSms({
    apiKey: "emulator",
    accessKey: "emulator-secret",
    endpoint: account.emulator.url,
    clock: account.clock,
  });
  for (let day = 0; day < 51; day++) {
    await client.send({ phones: ["13800138000"], templateCode, templateParam: ["482913"] });
    account.emulator.admin.setClock({ advanceMs: dayMs });
  }
  account.sent();
  const told = await valuesOf(statisticsData, account, { start_date: "2026-01-01", end_date: "2026-03-31" });
  expect(told).toMatchObject({ id: "statistics", total: { total_count: 51, success_count: 51, fail_count: 0, no_receipt_count: 0 } });
  const rows = told.rows as readonly { readonly send_date: string }[];
  expect(rows).toHaveLength(51);
  expect(rows[0]).toEqual({ send_date: "2026-01-05", total_count: 1, success_count: 1, fail_count: 0, no_receipt_count: 0 });
  expect(account.log().map(({ call, status }) => [call, status])).toEqual([
    ["queryStatistics", 200],
    ["queryStatistics", 200],
  ]);
});

test.each([
  { start_date: "2026-01-02", end_date: "2026-01-01", told: "the wrong way round" },
  { start_date: "2026-02-30", end_date: "2026-03-01", told: 'start_date is "2026-02-30"' },
  { start_date: "20260101", end_date: "2026-03-01", told: 'start_date is "20260101"' },
  { start_date: "2026-01-01", end_date: "", told: 'end_date is ""' },
])("statistics from $start_date to $end_date are refused: $told", async ({ told, ...period }) => {
  const account = await open();
  const { values, diagnostics } = await read(statisticsData, account, period);
  expect(values).toBeNull();
  expect(diagnostics).toMatchObject([{ severity: "error", rule: "infocloud.V24", summary: expect.stringContaining(told) }]);
  expect(account.sent()).toEqual([]);
});

test("health tells what was answered, and that nothing was is an answer, too", async () => {
  const account = await open();
  expect(await valuesOf(healthData, account)).toEqual({
    id: "health",
    reachable: true,
    http_status: 200,
    latency_ms: 0,
    clock_ahead_ms: 0,
    problem: null,
  });
  const { sms } = await clientOf(() => ({ status: 503, body: {} }));
  const failing = { environment: { ...account.environment, client: sms } };
  expect(await valuesOf(healthData, failing)).toMatchObject({ reachable: false, http_status: 503, problem: null });
  await account.emulator.close();
  const told = await valuesOf(healthData, account);
  expect(told).toMatchObject({ reachable: false, http_status: null, latency_ms: null, problem: expect.stringContaining("infocloud SMS") });
});

test("every call is understood with each switch of the emulator at each value but its usual one", async () => {
  const account = await open();
  giveTemplate(account);
  for (const [name, { values, default: usual }] of Object.entries(infocloudSwitches)) {
    for (const value of values.filter((each) => each !== usual)) {
      account.emulator.admin.setSwitches({ [name]: value });
      const run = { environment: { ...account.environment, store: createRunStore() } };
      const state = await bring(verificationSend, account, send);
      expect([name, value, state.values.msg_id]).toEqual([name, value, expect.stringMatching(/^\d+$/)]);
      const { by_name } = await valuesOf(allowanceData, run);
      expect([name, value, by_name]).toEqual([name, value, expect.objectContaining({ 行业短信: expect.any(Number) })]);
      const period = { start_date: "2026-01-05", end_date: "2026-01-05" };
      expect([name, value, (await valuesOf(statisticsData, run, period)).rows]).toEqual([name, value, [expect.anything()]]);
      expect([name, value, (await valuesOf(healthData, run)).reachable]).toEqual([name, value, true]);
    }
    account.emulator.admin.setSwitches({ [name]: usual });
  }
});

describe("a verification send", () => {
  /** Against a platform that answers so. */
  async function sending(react: Parameters<typeof clientOf>[0]) {
    const { environment } = await open();
    const { sms, requests } = await clientOf(react);
    const account = { environment: { ...environment, client: sms } };
    const { planned } = await plan(verificationSend, account, null, send);
    return { ...(await apply(verificationSend, account, null, planned)), requests };
  }

  test("of which the platform takes the request and refuses the number is an error, and nothing is recorded", async () => {
    const { state, diagnostics } = await sending(() => done({ msgId: "822515453833289728", failPhones: "13800138000" }));
    expect(state).toBeNull();
    expect(diagnostics).toMatchObject([
      { severity: "error", detail: expect.stringContaining("refused the number 13800138000; nothing was sent") },
    ]);
  });

  test.each([
    { what: "a code that no document has", react: () => refused(70001) },
    { what: "a failure of a proxy", react: () => ({ status: 502, body: "<html>" }) },
    { what: "an answer without a msgId", react: () => done({}) },
    { what: "an answer that is no JSON", react: () => ({ status: 200, body: "OK" }) },
  ])("that is answered by $what is recorded in doubt, asked for once, and no secret is told", async ({ react }) => {
    const { state, diagnostics, tainted, requests } = await sending(react);
    expect(state?.values).toMatchObject({ msg_id: null, sent_at: new Date(start).toISOString() });
    expect(tainted).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: "warning", summary: expect.stringContaining("not made again") }]);
    expect(requests).toHaveLength(1);
    for (const secret of Object.values(infocloudKeys)) expect(JSON.stringify(diagnostics)).not.toContain(secret);
  });

  test("is tried again where the platform says that it did nothing, each try written down before", async () => {
    let written = 0;
    const begin = async () => {
      written += 1;
      return begun();
    };
    const account = await open({}, { pending: { ...nothingPending("not in this test"), resumed: async () => undefined, begin } });
    giveTemplate(account);
    account.emulator.admin.addFaults({ call: "send", times: 2, action: { status: 200, code: "60009", message: "短信资源被锁定" } });
    const state = await bring(verificationSend, account, send);
    expect(state.values.msg_id).toMatch(/^\d+$/);
    expect(account.sent()).toEqual(["send", "send", "send"]);
    expect(written).toBe(3);
  });

  test("by a clock that is a day off is refused by the platform, and nothing is recorded", async () => {
    const account = await open({ clock: createClock({ offsetMs: 0, frozenAt: start + dayMs }) });
    giveTemplate(account);
    const { planned, diagnostics } = await plan(verificationSend, account, null, send);
    expect(errorsOf(diagnostics)).toEqual([]);
    const applied = await apply(verificationSend, account, null, planned);
    expect(applied.state).toBeNull();
    expect(errorsOf(applied.diagnostics)).toMatchObject([{ detail: expect.stringContaining("clock") }]);
  });

  test("keeps what is recorded when it is read, and has the bid that was given as its id", async () => {
    const account = await open();
    giveTemplate(account);
    const state = await bring(verificationSend, account, { ...send, bid: "release-7" });
    expect(state.values).toMatchObject({ id: "release-7", bid: "release-7" });
    account.sent();
    expect(await refreshed(verificationSend, account, state)).toEqual(state);
    expect(account.sent()).toEqual([]);
  });

  test("has a bid that is the same for the same wish, another one for another day, and holds no value", async () => {
    const account = await open();
    giveTemplate(account);
    const idOf = async (given: Values) => (await bring(verificationSend, account, { ...send, ...given })).values.id;
    const id = await idOf({});
    expect(await idOf({ params: ["111111"] })).toBe(id);
    expect(await idOf({ acknowledge: "13800138000 2026-01-04" })).not.toBe(id);
  });
});
