/** The call that counts what was sent, by day (Infocloud's specification 4.4). */
import { z } from "zod";
import type { World } from "../../platform";
import { receiptOf } from "../../pushes/receipts";
import type { Answer } from "../../server/wire";
import { readFields } from "../calls/body";
import { type Envelopes, refusal } from "../calls/envelope";
import type { Holdings } from "../holdings";
import type { InfocloudSwitches } from "../switches";
import { zoneOf } from "../zone";

// Infocloud: L1114-1130.
const schema = z.object({
  startDate: z.string(),
  endDate: z.string(),
  page: z.int().min(1).nullish(),
  pageSize: z.int().min(1).max(50).nullish(),
});

interface Surroundings {
  readonly world: World;
  readonly switches: InfocloudSwitches;
  readonly envelopes: Envelopes;
}

interface Row {
  totalCount: number;
  successCount: number;
  failCount: number;
  noReceiptCount: number;
  readonly sendDate: string;
}

export function createStatistics({ stores }: Holdings, { world, switches, envelopes }: Surroundings) {
  const requireDay = (name: string, text: string): void => {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && zoneOf(switches).parse(text) !== undefined;
    if (!isDay) throw refusal("40004", `${name} is a day, as in 2023-08-01`);
  };

  const rowsOf = (account: string, startDate: string, endDate: string): Row[] => {
    const now = world.clock.now();
    const rows = new Map<string, Row>();
    for (const message of stores.messages.all()) {
      const sendDate = zoneOf(switches).text(message.sentAt).slice(0, "yyyy-MM-dd".length);
      if (message.account !== account || sendDate < startDate || sendDate > endDate) continue;
      const row = rows.get(sendDate) ?? { totalCount: 0, successCount: 0, failCount: 0, noReceiptCount: 0, sendDate };
      const receipt = receiptOf(message, now);
      row.totalCount += 1;
      row[receipt === undefined ? "noReceiptCount" : receipt === "DELIVRD" ? "successCount" : "failCount"] += 1;
      rows.set(sendDate, row);
    }
    const ascending = [...rows.values()].sort((one, other) => (one.sendDate < other.sendDate ? -1 : 1));
    return switches.get("infocloud.statistics-order") === "ascending" ? ascending : ascending.reverse();
  };

  const query = (fields: Readonly<Record<string, unknown>>, account: string): Answer => {
    const { startDate, endDate, page, pageSize } = readFields(schema, fields);
    requireDay("startDate", startDate);
    requireDay("endDate", endDate);
    if (startDate > endDate) throw refusal("40004", "startDate is after endDate");
    const isPaged = page !== undefined && page !== null && pageSize !== undefined && pageSize !== null;
    if (!isPaged && switches.get("infocloud.page") === "required") throw refusal("40004", "page and pageSize are needed");
    const rows = rowsOf(account, startDate, endDate);
    const [number, size] = [page ?? 1, pageSize ?? 10];
    const shown = rows.slice((number - 1) * size, number * size);
    const totalSize = rows.length;
    if (switches.get("infocloud.total-size") === "top-level") return envelopes.answer("查询成功", { data: shown, totalSize });
    return envelopes.answer("查询成功", { data: shown.map((row) => ({ ...row, totalSize })) });
  };

  return { query };
}
