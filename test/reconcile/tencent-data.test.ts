/** Tencent's data sources. */

import { phoneNumbersData } from "../../src/clouds/tencent/phone-numbers/data-source";
import { signaturesData } from "../../src/clouds/tencent/signature/data-source";
import { callbackStatisticsData } from "../../src/clouds/tencent/statistics/callback-data-source";
import { packagesData } from "../../src/clouds/tencent/statistics/packages-data-source";
import { sendStatisticsData } from "../../src/clouds/tencent/statistics/send-data-source";
import { templatesData } from "../../src/clouds/tencent/template/data-source";
import { readData } from "../../src/reconcile";
import type { DataSource, Values } from "../../src/schema";
import { type Account, present, start, tencentAccounts } from "../support/accounts/tencent-account";

const open = tencentAccounts();
const signatures = { platform: "tencent", kind: "signatures" };
const templates = { platform: "tencent", kind: "templates" };
const text = { templateName: "code", templateContent: "您的验证码是{1}", smsType: 3, remark: "Sign-in" };

function configOf(source: DataSource, given: Values): Values {
  return { ...Object.fromEntries(Object.keys(source.attributes).map((name) => [name, null])), ...given };
}
const read = (source: DataSource, { environment }: Account, given: Values) => readData(source, environment, configOf(source, given));
async function valuesOf(source: DataSource, account: Account, given: Values): Promise<Values> {
  return present((await read(source, account, given)).values);
}

test("signatures are read by ids, in their order, 100 in a call; those that do not exist are left out", async () => {
  const account = await open();
  const ids = Array.from(
    { length: 150 },
    (_, i) => account.emulator.admin.create(signatures, { signName: `云杉${i}`, qualificationId: "1000001" }).id,
  );
  account.emulator.admin.reject({ ...signatures, id: String(ids[1]) }, "用途不明");
  account.sent();
  const asked = [...ids.slice().reverse(), "999"];
  const { signatures: found } = await valuesOf(signaturesData, account, { sign_id_set: asked, international: 0 });
  expect(found).toMatchObject(
    ids
      .map((sign_id, i) => ({ sign_id, sign_name: `云杉${i}`, international: 0, qualification_id: "1000001", qualification_status: 1 }))
      .reverse(),
  );
  expect(found).toContainEqual(expect.objectContaining({ sign_id: ids[1], status: "-1", review: "用途不明", usable: false }));
  expect(account.sent()).toEqual(["DescribeSmsSignList", "DescribeSmsSignList"]);
});

test("all templates are read page by page, or those with the ids", async () => {
  const account = await open();
  const ids = Array.from({ length: 120 }, (_, i) => account.emulator.admin.create(templates, { ...text, templateName: `code ${i}` }).id);
  account.sent();
  const { templates: all } = await valuesOf(templatesData, account, { international: 0 });
  expect(all).toMatchObject(
    ids.map((template_id, i) => ({ template_id, template_name: `code ${i}`, status: "0", usable: true, international: 0 })),
  );
  expect(account.sent()).toEqual(["DescribeSmsTemplateList", "DescribeSmsTemplateList"]);
  const { templates: some } = await valuesOf(templatesData, account, { international: 0, template_id_set: [ids[7] ?? "", "999"] });
  expect(some).toMatchObject([{ template_id: ids[7] }]);
  expect(await valuesOf(templatesData, account, { international: 1 })).toMatchObject({ templates: [] });
});

test("a sub-account may not list templates, which is said, and reads them by ids", async () => {
  const credentials = { main: { secret: "main-secret" }, emulator: { secret: "emulator-secret", subAccountOf: "main" } };
  const account = await open({ credentials });
  const { id } = account.emulator.admin.create(templates, text);
  const { values, diagnostics } = await read(templatesData, account, { international: 0 });
  expect(values).toBeNull();
  expect(diagnostics).toMatchObject([
    { summary: "Cannot read the templates", detail: expect.stringContaining("Use a key of the main account") },
  ]);
  expect(await valuesOf(templatesData, account, { international: 0, template_id_set: [id] })).toMatchObject({
    templates: [{ template_id: id }],
  });
});

test("statistics are counts of a period, and a period that the document does not allow is not sent", async () => {
  const account = await open();
  const asked = { sms_sdk_app_id: "1400006666", begin_time: "2026010400", end_time: "2026010423" };
  expect(await valuesOf(sendStatisticsData, account, asked)).toMatchObject({ fee_count: 0, request_count: 0, request_success_count: 0 });
  expect(await valuesOf(callbackStatisticsData, account, asked)).toMatchObject({ callback_count: 0, shutdown_error_count: 0 });
  account.sent();
  const wrong: readonly (readonly [DataSource, Values, string])[] = [
    [sendStatisticsData, { begin_time: "2026-01-04" }, "must be an hour"],
    [sendStatisticsData, { end_time: "2026010300" }, "must not be earlier"],
    [callbackStatisticsData, { begin_time: "2025120100" }, "more than"],
    [packagesData, { end_time: "2027010100" }, "lies ahead"],
    [sendStatisticsData, { sms_sdk_app_id: " " }, "SmsSdkAppId is empty"],
  ];
  for (const [source, given, words] of wrong) {
    const { values, diagnostics } = await read(source, account, { ...asked, ...given });
    expect([words, values, diagnostics]).toEqual([words, null, [expect.objectContaining({ detail: expect.stringContaining(words) })]]);
  }
  expect(account.sent()).toEqual([]);
});

test("packages are those made in the period", async () => {
  const account = await open();
  const made = { appId: "1400006666", createdAt: start - 86_400_000, effectiveAt: start, expiresAt: start + 86_400_000, amount: 1000 };
  account.emulator.admin.create({ platform: "tencent", kind: "packages" }, { id: "18446744073709551615", ...made });
  const asked = { sms_sdk_app_id: "1400006666", begin_time: "2026010400", end_time: "2026010423" };
  expect(await valuesOf(packagesData, account, asked)).toMatchObject({
    packages: [{ package_id: "18446744073709551615", package_amount: 1000, current_usage: 0, package_effective_time: start / 1000 }],
  });
});

test("phone numbers are read as a send would, 200 in a call", async () => {
  const account = await open();
  const numbers = Array.from({ length: 201 }, (_, i) => `+861850123${String(4000 + i)}`);
  const { phone_numbers: found } = await valuesOf(phoneNumbersData, account, { phone_number_set: numbers });
  expect(found).toMatchObject(numbers.map((phone_number) => ({ phone_number, code: "Ok", nation_code: "86", iso_code: "CN" })));
  expect(account.sent()).toEqual(["DescribePhoneNumberInfo", "DescribePhoneNumberInfo"]);
});

describe("what cannot be asked for", () => {
  const wrong: readonly (readonly [string, DataSource, Values, string])[] = [
    ["S18", signaturesData, { sign_id_set: [], international: 0 }, "signatures: sign_id_set is empty"],
    ["S18", signaturesData, { sign_id_set: ["1110", "x"], international: 0 }, 'signatures: sign_id_set holds "x"'],
    ["T11", templatesData, { template_id_set: [], international: 0 }, "templates: template_id_set is empty"],
    ["T11", templatesData, { template_id_set: ["-1"], international: 0 }, 'templates: template_id_set holds "-1"'],
    ["M16", phoneNumbersData, { phone_number_set: [] }, "phone numbers: phone_number_set is empty"],
  ];

  test.each(wrong)("is told by rule %s before anything is sent", async (rule, source, asked, words) => {
    const account = await open();
    const { values, diagnostics } = await read(source, account, asked);
    expect([values, diagnostics]).toMatchObject([
      null,
      [{ severity: "error", rule: `tencent.${rule}`, summary: `tencent.${rule}, ${words}` }],
    ]);
    expect(account.sent()).toEqual([]);
  });

  test("is asked for where the user knows better", async () => {
    const account = await open();
    const environment = { ...account.environment, rules: { platform: "tencent", levels: { M16: "warn" } } as const };
    expect(await readData(phoneNumbersData, environment, { phone_number_set: [] })).toMatchObject({
      values: { phone_numbers: [] },
      diagnostics: [{ severity: "warning", rule: "tencent.M16" }],
    });
  });
});
