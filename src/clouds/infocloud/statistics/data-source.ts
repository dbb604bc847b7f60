import { computed, defineDataSource, nested, number, type Rule, required, string } from "../../../schema";
import { isDay } from "../../shared/client/days";
import type { InfocloudSms } from "../client/client";
import type { StatisticsRow } from "../client/types/queries";

const countAttributes = {
  total_count: computed(number, { doc: "Texts handed over for sending." }),
  success_count: computed(number, { doc: "Delivered, by their receipts." }),
  fail_count: computed(number, { doc: "Not delivered, by their receipts." }),
  no_receipt_count: computed(number, { doc: "Without a receipt; one may come for 72 hours." }),
} as const;

const statisticsAttributes = {
  id: computed(string, { doc: "`statistics`." }),
  start_date: required(string, { doc: "First day, `yyyy-MM-dd`; the platform's days begin in China's time." }),
  end_date: required(string, { doc: "Last day, in the same form." }),
  total: computed(nested("single", countAttributes), { doc: "The sums of all days." }),
  rows: computed(nested("list", { send_date: computed(string, { doc: "The day, `yyyy-MM-dd`." }), ...countAttributes }), {
    doc: "One for each day that the platform tells, the first one first.",
  }),
} as const;

export const statisticsRule: Rule<typeof statisticsAttributes> = {
  id: "V24",
  demands: "`start_date` and `end_date` are days of the calendar, `yyyy-MM-dd`, and not the wrong way round.",
  looksAt: ["start_date", "end_date"],
  level: "error",
  source: "Infocloud L1114-1121",
  check({ start_date, end_date }) {
    const days = { start_date, end_date };
    for (const [name, day] of Object.entries(days)) {
      if (typeof day !== "string") return undefined;
      if (!isDay(day)) return { problem: `${name} is "${day}"`, fix: "Write a day of the calendar as yyyy-MM-dd." };
    }
    if (String(start_date) <= String(end_date)) return undefined;
    return {
      problem: `the period from ${String(start_date)} to ${String(end_date)} is the wrong way round`,
      fix: `Write start_date = "${String(end_date)}" and end_date = "${String(start_date)}".`,
    };
  },
};

export const statisticsData = defineDataSource<InfocloudSms>()({
  type: "sms_infocloud_statistics",
  noun: "statistics",
  doc:
    "Reads what was sent and what became of it, by day. The platform gives 50 days at once and is asked every 20 seconds, so each further 50 days take as " +
    "long. Counts change until receipts are in: let no argument of a resource come from them.",
  attributes: statisticsAttributes,
  rules: [statisticsRule],
  async read({ client, signal }, { start_date: startDate, end_date: endDate }) {
    const found = await client.allStatistics({ startDate, endDate }, { signal });
    const sorted = [...found].sort((a, b) => (a.sendDate < b.sendDate ? -1 : 1));
    return {
      id: "statistics",
      total: countsOf(sorted),
      rows: sorted.map((row) => ({ send_date: row.sendDate, ...countsOf([row]) })),
    };
  },
});

function countsOf(rows: readonly StatisticsRow[]) {
  const sum = (count: (row: StatisticsRow) => number) => rows.reduce((total, row) => total + count(row), 0);
  return {
    total_count: sum(({ totalCount }) => totalCount),
    success_count: sum(({ successCount }) => successCount),
    fail_count: sum(({ failCount }) => failCount),
    no_receipt_count: sum(({ noReceiptCount }) => noReceiptCount),
  };
}
