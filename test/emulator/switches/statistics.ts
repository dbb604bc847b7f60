/** Statistics, dates and days. */
import type { Emulator, EmulatorOptions } from "../../../src/emulator";
import type { statisticsSwitches } from "../../../src/emulator/baidu/switches/statistics";
import { call } from "../caller";
import { addBlacklist, clockAt, getBlacklist, getQuota, noon, phones, rowsOf, senderOn } from "../sending";
import { type Cases, codeOf } from "./cases";

const options = (): EmulatorOptions => ({ review: "manual", clock: clockAt(noon), receiptDelayMs: 0 });
const evening = "2024-01-31T20:00:00Z";

const summary = (emulator: Emulator, query: Record<string, string> = {}) =>
  call(emulator, "GET", "/sms/v3/summary", {
    query: {
      smsType: "all",
      dimension: "day",
      startTime: "2024-01-01 00:00:00",
      endTime: "2024-02-29 23:59:59",
      countryType: "international",
      countryCode: "US",
      ...query,
    },
  });
const volume = (emulator: Emulator, query: Record<string, string> = {}) =>
  call(emulator, "GET", "/sms/v3/openapi/statisticTemplate", { query: { startTime: "20240101", endTime: "20240131", ...query } });

export const statisticsCases: Cases<typeof statisticsSwitches> = {
  "baidu.time-zone": {
    options,
    observe: async (emulator) => {
      const sender = await senderOn(emulator);
      emulator.admin.setClock({ now: "2024-01-31T15:00:00Z" });
      await sender.send();
      emulator.admin.setClock({ now: evening });
      await sender.send();
      await addBlacklist(emulator, phones(1)[0] ?? "", { countryType: "DOMESTIC" });
      const { quotaRemainToday, quotaRemainThisMonth } = (await getQuota(emulator)).body;
      const days = (await summary(emulator, { countryType: "all" })).body.statisticsResults as { datetime: string }[];
      const january = (await volume(emulator)).body.data as { submitTotal: string };
      return [
        rowsOf(await getBlacklist(emulator)).map(({ updateDate }) => updateDate),
        [quotaRemainToday, quotaRemainThisMonth],
        days.map(({ datetime }) => datetime),
        january.submitTotal,
      ];
    },
    expected: {
      "Asia/Shanghai": [["2024-02-01 04:00:00"], [99, 999], ["合计", "2024-01-31", "2024-02-01"], "1"],
      UTC: [["2024-01-31 20:00:00"], [98, 998], ["合计", "2024-01-31"], "2"],
    },
  },
  "baidu.statistics-rows": {
    options,
    observe: async (emulator) => Object.keys((await summary(emulator)).body),
    expected: { statisticsResults: ["statisticsResults"], data: ["data"] },
  },
  "baidu.statistics-country-field": {
    options,
    observe: async (emulator) => {
      const [row] = (await summary(emulator)).body.statisticsResults as Record<string, string>[];
      return Object.entries(row ?? {}).filter(([name]) => name.startsWith("country"));
    },
    expected: { countryAlpha2Code: [["countryAlpha2Code", "US"]], countryAlphaCode: [["countryAlphaCode", "US"]] },
  },
  "baidu.template-statistics-data": {
    options,
    observe: async (emulator) => Array.isArray((await volume(emulator)).body.data),
    expected: { object: false, list: true },
  },
  "baidu.template-statistics-numbers": {
    options,
    observe: async (emulator) => {
      const { send } = await senderOn(emulator);
      await send();
      const { submitTotal, deliverTotal, pageNo, pageSize, items } = (await volume(emulator)).body.data as {
        [name: string]: unknown;
        items: { submitCount: unknown }[];
      };
      return [submitTotal, deliverTotal, pageNo, pageSize, items[0]?.submitCount];
    },
    expected: { strings: ["1", "1", "1", "10", "1"], numbers: [1, 1, 1, 10, "1"] },
  },
  "baidu.template-statistics-page": {
    options,
    observe: async (emulator) => {
      const statusOf = async (query: Record<string, string>) => (await volume(emulator, query)).body.status;
      return [await statusOf({}), await statusOf({ pageSize: "10" }), await statusOf({ pageSize: "10", pageNo: "1" })];
    },
    expected: { optional: [0, 0, 0], required: [-1, -1, 0] },
  },
  "baidu.template-statistics-failure": {
    options,
    observe: async (emulator) => {
      const reply = await volume(emulator, { startTime: "yesterday" });
      return [...codeOf(reply), reply.body.status];
    },
    expected: { status: [200, null, -1], error: [400, "InappropriateJSON", undefined] },
  },
  "baidu.statistics-window": {
    options,
    observe: async (emulator) => {
      emulator.admin.setClock({ now: "2024-02-29T00:00:00Z" });
      const starts = ["2024-01-29 00:00:00", "2024-01-28 23:59:59", "2023-03-01 00:00:00", "2023-02-28 00:00:00"];
      const statuses = [];
      for (const startTime of starts) statuses.push((await summary(emulator, { startTime })).status);
      return statuses;
    },
    expected: { "365-days": [200, 200, 200, 400], "31-days": [200, 400, 400, 400] },
  },
};
