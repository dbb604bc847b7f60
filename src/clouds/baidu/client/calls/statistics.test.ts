import { baiduClients, errorOf } from "../../../../../test/support/accounts/baidu-client";
import type { BusinessStatisticsQuery, TemplateStatisticsQuery } from "../types/statistics";

const { clientOf } = baiduClients();
const days = { startTime: "20240101", endTime: "20240102" };

describe("statistics by template", () => {
  test.each([
    [{ startTime: "2024-01-01" }, 'the startTime is "2024-01-01"; it must be a day as yyyyMMdd, such as 20240131'],
    [{ endTime: "20240230" }, 'the endTime is "20240230"'],
    [{ startTime: "20240103" }, "the startTime 20240103 is after the endTime 20240102"],
    [{ pageSize: 0 }, "the pageSize is 0; it must be an integer from 1 to 50"],
    [{ pageSize: 51 }, "the pageSize is 51"],
    [{ pageNo: 0 }, "the pageNo is 0"],
  ])("%j is refused before anything is sent", async (change: Partial<TemplateStatisticsQuery>, reason) => {
    const { sms, requests } = await clientOf(() => ({}));
    const error = await errorOf(sms.templateStatistics({ ...days, ...change }));
    expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
    expect(error.message).toContain(reason);
    expect(requests).toHaveLength(0);
  });

  test("reads data as an object or as a list of one, and numbers as they come", async () => {
    const data = { submitTotal: 3, deliverTotal: "2", items: [{ templateId: "sms-tmpl-a", submitCount: "3", deliverCount: 2 }] };
    const { sms } = await clientOf((_, index) => ({ body: index === 0 ? { status: 0, data } : { status: "0", data: [data] } }));
    const expected = { submitTotal: 3, deliverTotal: 2, items: [{ templateId: "sms-tmpl-a", submitCount: 3, deliverCount: 2 }] };
    await expect(sms.templateStatistics(days)).resolves.toEqual(expected);
    await expect(sms.templateStatistics(days)).resolves.toEqual(expected);
  });

  test("status -1 is an error with the platform's words", async () => {
    const { sms, requests } = await clientOf(() => ({ body: { status: -1, msg: "no such template", data: null } }));
    const error = await errorOf(sms.templateStatistics(days));
    expect(error).toMatchObject({ meaning: "unavailable", code: "-1", sent: "yes", lasting: true });
    expect(error.message).toContain("no such template");
    expect(requests).toHaveLength(1);
  });

  test("reads all pages until one is not full", async () => {
    const items = Array.from({ length: 120 }, (_, n) => ({ templateId: `sms-tmpl-${n}`, submitCount: "1", deliverCount: "1" }));
    const { sms, requests } = await clientOf(({ query }) => {
      const from = (Number(query.pageNo) - 1) * Number(query.pageSize);
      const page = items.slice(from, from + Number(query.pageSize));
      return { body: { status: 0, data: { submitTotal: 120, deliverTotal: 120, items: page } } };
    });
    const { submitTotal, items: read } = await sms.allTemplateStatistics(days);
    expect(submitTotal).toBe(120);
    expect(read.map(({ templateId }) => templateId)).toEqual(items.map(({ templateId }) => templateId));
    expect(requests.map(({ query }) => [query.pageNo, query.pageSize])).toEqual([
      ["1", "50"],
      ["2", "50"],
      ["3", "50"],
    ]);
  });
});

describe("business statistics", () => {
  /** The clock of the tests stands at 2024-01-02 03:04:05 UTC. */
  const query: BusinessStatisticsQuery = {
    smsType: "all",
    dimension: "day",
    startTime: "2024-01-01 00:00:00",
    endTime: "2024-01-02 23:59:59",
  };

  test.each<[object, string]>([
    [{ smsType: "normal" }, 'the smsType is "normal"; it must be one of all, CommonSale'],
    [{ dimension: "week" }, 'the dimension is "week"; it must be one of fiveMinute, hour, day, month'],
    [{ countryType: "DOMESTIC" }, 'the countryType is "DOMESTIC"; it must be one of all, domestic, international'],
    [{ queryType: "signature" }, 'the queryType is "signature"; it must be one of template'],
    [{ countryType: "international", countryCode: "us" }, 'the countryCode is "us"; it must be two capital letters'],
    [{ countryCode: "US" }, 'the countryCode "US" needs the countryType international, which is not set'],
    [{ startTime: "2024-01-01" }, 'the startTime is "2024-01-01"; it must be a time as yyyy-MM-dd HH:mm:ss'],
    [{ endTime: "2024-01-02 24:00:00" }, 'the endTime is "2024-01-02 24:00:00"'],
    [{ startTime: "2024-01-03 00:00:00" }, "the startTime 2024-01-03 00:00:00 is after the endTime"],
    [{ startTime: "2023-01-01 23:59:59" }, "statistics by day begin on 2023-01-02 at the earliest (365 days ago"],
    [{ dimension: "hour" }, "statistics by hour begin on 2024-01-02 at the earliest (today"],
  ])("%j is refused before anything is sent", async (change, reason) => {
    const { sms, requests } = await clientOf(() => ({}));
    const error = await errorOf(sms.businessStatistics({ ...query, ...change }));
    expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
    expect(error.message).toContain(reason);
    expect(requests).toHaveLength(0);
  });

  test.each([
    ["Asia/Shanghai", "2024-01-02 16:00:00", "2024-01-03"],
    ["UTC", "2024-01-02 16:00:00", "2024-01-02"],
    ["America/New_York", "2024-01-02 04:59:59", "2024-01-01"],
  ])("today is a day of the time zone: in %s, at %s UTC, it is %s", async (timeZone, utc, today) => {
    const { sms, clock, requests } = await clientOf(() => ({ body: { statisticsResults: [] } }), { timeZone });
    clock.advance(Date.parse(`${utc.replace(" ", "T")}Z`) - clock.now());
    const period = (day: string) => ({
      ...query,
      dimension: "fiveMinute" as const,
      startTime: `${day} 00:00:00`,
      endTime: "2024-02-01 00:00:00",
    });
    await sms.businessStatistics(period(today));
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    expect((await errorOf(sms.businessStatistics(period(yesterday)))).message).toContain(`begin on ${today} at the earliest`);
    expect(requests).toHaveLength(1);
  });

  test("an unknown time zone is refused at once", async () => {
    await expect(clientOf(() => ({}), { timeZone: "Asia/Atlantis" })).rejects.toThrow(
      'The time zone is "Asia/Atlantis"; it must be a name of the IANA database such as Asia/Shanghai.',
    );
  });

  test("reads both names of the list and of the country, and leaves out what is empty", async () => {
    const row = {
      datetime: "2024-01-01",
      userId: "u",
      countryAlphaCode: "US",
      templateCode: "",
      submitCount: "3",
      deliverSuccessCount: "",
    };
    const { sms } = await clientOf(() => ({ body: { data: [row, { ...row, datetime: "合计" }] } }));
    const read = { userId: "u", countryAlpha2Code: "US", submitCount: 3 };
    await expect(sms.businessStatistics(query)).resolves.toEqual({
      rows: [{ datetime: "2024-01-01", ...read }],
      total: { datetime: "合计", ...read },
    });
  });

  test("an answer without a list is an error, not an empty statistic", async () => {
    const { sms } = await clientOf(() => ({ body: {} }));
    expect((await errorOf(sms.businessStatistics(query))).message).toContain("the answer has no statisticsResults");
  });
});
