import { done, errorOf, infocloudClients } from "../../../../../test/support/accounts/infocloud-client";
import type { StatisticsQuery } from "../types/queries";

const { clientOf } = infocloudClients();
const period = { startDate: "2023-08-01", endDate: "2023-11-30" };
const row = { sendDate: "2023-08-07", totalCount: 120, successCount: 110, failCount: 4, noReceiptCount: 6 };

test.each<[StatisticsQuery, object]>([
  [period, { ...period, page: 1, pageSize: 10 }],
  [
    { ...period, page: 3, pageSize: 50 },
    { ...period, page: 3, pageSize: 50 },
  ],
])("%j is asked for as %j", async (query, body) => {
  const { sms, requests } = await clientOf(() => done([row], { totalSize: 1, message: "查询成功" }));
  await expect(sms.queryStatistics(query)).resolves.toEqual({ code: "200", data: [row], totalSize: 1, requestId: "r-1" });
  expect(requests[0]).toMatchObject({ method: "POST", target: "/sms/send/statistics" });
  expect(JSON.parse(requests[0]?.text ?? "")).toEqual(body);
});

test("the number of all rows is told the same way where it stands in each row", async () => {
  const { sms } = await clientOf(() => done([{ ...row, totalSize: 7 }]));
  await expect(sms.queryStatistics(period)).resolves.toEqual({ code: "200", data: [row], totalSize: 7, requestId: "r-1" });
});

describe("all pages", () => {
  const rows = Array.from({ length: 122 }, (_, n) => ({
    ...row,
    sendDate: new Date(Date.UTC(2023, 7, 1 + n)).toISOString().slice(0, 10),
  }));

  test.each([
    ["counts the rows", rows.slice(0, 100), 100, 2],
    ["counts nothing", rows, undefined, 3],
    ["counts nothing, and the last page is full", rows.slice(0, 100), undefined, 3],
    ["has no rows", [], 0, 1],
  ])("are read where the platform %s", async (_, all, totalSize, calls) => {
    const { sms, requests } = await clientOf(({ text }) => {
      const { page, pageSize } = JSON.parse(text);
      return done(all.slice((page - 1) * pageSize, page * pageSize), { totalSize });
    });
    expect(await sms.allStatistics(period)).toEqual(all);
    expect(requests).toHaveLength(calls);
  });
});

test.each<[Partial<StatisticsQuery>, string]>([
  [{ startDate: "2023-12-01" }, "the startDate 2023-12-01 is after the endDate 2023-11-30; it must not be later"],
  [{ startDate: "2023-02-30" }, 'the startDate is "2023-02-30"; it must be a day as yyyy-MM-dd, such as 2024-01-31'],
  [{ endDate: "20231130" }, 'the endDate is "20231130"'],
  [{ endDate: "" }, 'the endDate is ""'],
  [{ page: 0 }, "the page is 0; it must be an integer of 1 or more"],
  [{ page: 1.5 }, "the page is 1.5"],
  [{ pageSize: 0 }, "the pageSize is 0; it must be an integer from 1 to 50"],
  [{ pageSize: 51 }, "the pageSize is 51"],
  [{ pageSize: Number.NaN }, "the pageSize is NaN"],
])("%j is not sent", async (change, reason) => {
  const { sms, requests } = await clientOf(() => done([]));
  const error = await errorOf(sms.queryStatistics({ ...period, ...change }));
  expect(error).toMatchObject({ meaning: "invalid", sent: "no", call: "queryStatistics" });
  expect(error.message).toContain(reason);
  expect(requests).toHaveLength(0);
});
