import { success, tencentClients } from "../../../../../test/support/accounts/tencent-client";
import { errorOf } from "../../../../../test/support/error-of";
import type { Recorded } from "../../../../../test/support/recording-server";

const { clientOf } = tencentClients();

const SmsSdkAppId = "1400006666";
const period = { SmsSdkAppId, BeginTime: "2023120100", EndTime: "2023120123" };
const counts = { FeeCount: 120, RequestCount: 100, RequestSuccessCount: 100 };

test("page and offset are 0 where nothing is said", async () => {
  const { sms, requests } = await clientOf(() => success({ SendStatusStatistics: counts }));
  await expect(sms.sendStatusStatistics({ ...period, EndTime: period.BeginTime })).resolves.toMatchObject({ SendStatusStatistics: counts });
  expect(JSON.parse(requests[0]?.text ?? "")).toEqual({ ...period, EndTime: period.BeginTime, Limit: 0, Offset: 0 });
});

test.each([
  [{ BeginTime: "2023022900" }, 'the BeginTime is "2023022900"; it must be an hour as yyyymmddhh, such as 2024013123'],
  [{ EndTime: "2023120124" }, 'the EndTime is "2023120124"'],
  [{ EndTime: "2023113023" }, "the EndTime 2023113023 is before the BeginTime 2023120100"],
  [{ Limit: 1 as never }, "the Limit is 1; the platform takes only 0 so far"],
  [{ Offset: 1 as never }, "the Offset is 1"],
  [{ SmsSdkAppId: "" }, "the SmsSdkAppId is empty"],
])("statistics with %j are refused", async (change, reason) => {
  const { sms, requests } = await clientOf(() => success({}));
  const bad = { ...period, ...change };
  for (const call of [sms.sendStatusStatistics(bad), sms.callbackStatusStatistics(bad)]) {
    const error = await errorOf(call);
    expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
    expect(error.message).toContain(reason);
  }
  expect(requests).toHaveLength(0);
});

test("those of receipts reach over 32 days, and not an hour more; those of sends over any time", async () => {
  const { sms, requests } = await clientOf(({ headers }) =>
    headers["x-tc-action"] === "SendStatusStatistics"
      ? success({ SendStatusStatistics: counts })
      : success({ CallbackStatusStatistics: Object.fromEntries(counters.map((name) => [name, 1])) }),
  );
  await sms.callbackStatusStatistics({ SmsSdkAppId, BeginTime: "2023120100", EndTime: "2024010200" });
  await sms.sendStatusStatistics({ SmsSdkAppId, BeginTime: "2020010100", EndTime: "2024010200" });
  const error = await errorOf(sms.callbackStatusStatistics({ SmsSdkAppId, BeginTime: "2023120100", EndTime: "2024010201" }));
  expect(error.message).toContain("the period from 2023120100 to 2024010201 has more than 32 days");
  expect(requests).toHaveLength(2);
});

const counters = [
  "CallbackCount",
  "RequestSuccessCount",
  "CallbackFailCount",
  "CallbackSuccessCount",
  "InternalErrorCount",
  "InvalidNumberCount",
  "ShutdownErrorCount",
  "BlackListCount",
  "FrequencyLimitCount",
];

describe("packages", () => {
  /** It is 11:04 on this day in Shanghai. */
  const query = { SmsSdkAppId, BeginTime: "2023120100", EndTime: "2024010211", Limit: 500 };
  const some = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, n) => ({ PackageId: from + n, PackageAmount: 1000, CurrentUsage: 1 }));

  test.each([
    [{ EndTime: "2023120100" }, "the EndTime 2023120100 is not after the BeginTime 2023120100"],
    [{ EndTime: "2024010212" }, "the EndTime 2024010212 lies ahead; it is now the hour 2024010211"],
    [{ Limit: 0 }, "the Limit is 0; it must be an integer from 1 to 500"],
    [{ Limit: 501 }, "the Limit is 501"],
    [{ Offset: -1 }, "the Offset is -1; it must be an integer of 0 or more"],
    [{ BeginTime: "yesterday" }, 'the BeginTime is "yesterday"'],
  ])("with %j are refused", async (change, reason) => {
    const { sms, requests } = await clientOf(() => success({}));
    expect((await errorOf(sms.smsPackagesStatistics({ ...query, ...change }))).message).toContain(reason);
    expect(requests).toHaveLength(0);
  });

  test("which hour it is depends on the platform's time zone", async () => {
    const { sms } = await clientOf(() => success({ SmsPackagesStatisticsSet: null }), { timeZone: "UTC" });
    expect((await errorOf(sms.smsPackagesStatistics(query))).message).toContain("it is now the hour 2024010203");
    await expect(sms.smsPackagesStatistics({ ...query, EndTime: "2024010203" })).resolves.toMatchObject({ SmsPackagesStatisticsSet: [] });
  });

  test.each([0, 499, 500, 501, 1000])("of all pages are each there once, %i of them", async (count) => {
    const page = ({ text }: Recorded) => {
      const { Limit, Offset } = JSON.parse(text);
      return success({ SmsPackagesStatisticsSet: some(Offset, Math.min(count, Offset + Limit)) });
    };
    const { sms, requests } = await clientOf(page);
    const { Limit, ...whole } = query;
    const packages = await sms.allSmsPackages(whole);
    expect(packages.map(({ PackageId }) => PackageId)).toEqual(some(0, count).map(({ PackageId }) => String(PackageId)));
    expect(requests).toHaveLength(Math.floor(count / Limit) + 1);
  });
});
