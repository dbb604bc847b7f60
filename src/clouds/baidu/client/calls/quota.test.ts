import { baiduClients, errorOf } from "../../../../../test/support/accounts/baidu-client";
import type { QuotaChange } from "../types/management";

const { clientOf } = baiduClients();
const change: QuotaChange = {
  quotaPerDay: 100,
  quotaPerMonth: 1000,
  rateLimitPerMobilePerSignByMinute: 3,
  rateLimitPerMobilePerSignByHour: 10,
  rateLimitPerMobilePerSignByDay: 50,
};

describe("quota", () => {
  test("numbers may come as texts, and what was never applied for may be missing, null or empty", async () => {
    const body = { ...change, quotaPerDay: "100", quotaRemainToday: "7", applyQuotaPerDay: null, applyCheckStatus: "", checkReply: null };
    const { sms } = await clientOf(() => ({ body }));
    await expect(sms.getQuota()).resolves.toEqual({ ...change, quotaRemainToday: 7 });
  });

  test.each([
    ["rateLimitWhiteList", true],
    ["rateLimitWhitelist", true],
    ["rateLimitWhitelist", "false"],
  ])("reads the exemption from rate limits spelt %s, %j", async (name, value) => {
    const { sms } = await clientOf(() => ({ body: { ...change, [name]: value } }));
    await expect(sms.getQuota()).resolves.toEqual({ ...change, rateLimitWhiteList: value === true });
  });

  test("an answer without the quotas in force is an error, not a quota of nothing", async () => {
    const { sms } = await clientOf(() => ({ body: { ...change, quotaPerMonth: "many", rateLimitPerMobilePerSignByDay: undefined } }));
    expect((await errorOf(sms.getQuota())).message).toContain("quotaPerMonth in the answer is a text; it must be a number");
  });

  test.each([Number.NaN, 1.5, Number.POSITIVE_INFINITY])("%p is no quota", async (quotaPerDay) => {
    const { sms, requests } = await clientOf(() => ({}));
    const error = await errorOf(sms.modifyQuota({ ...change, quotaPerDay }));
    expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
    expect(error.message).toContain(`quotaPerDay is ${quotaPerDay}; all five values are required`);
    expect(requests).toHaveLength(0);
  });

  test("sends the five values and nothing else", async () => {
    const { sms, requests } = await clientOf(() => ({}));
    await sms.modifyQuota({ ...change, quotaRemainToday: 3 } as QuotaChange);
    expect(JSON.parse(requests[0]?.text ?? "")).toEqual(change);
  });
});
