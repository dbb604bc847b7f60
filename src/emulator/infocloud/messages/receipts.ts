/** The call that fetches receipts, each once (Infocloud's specification 4.3). */
import { z } from "zod";
import type { World } from "../../platform";
import { receiptOf } from "../../pushes/receipts";
import type { Answer } from "../../server/wire";
import { readFields } from "../calls/body";
import { type Envelopes, refusal } from "../calls/envelope";
import type { Holdings } from "../holdings";
import type { InfocloudSwitches } from "../switches";
import { arriveTimeOf } from "../zone";
import type { Message } from "./messages";

const hourMs = 60 * 60 * 1000;
// Infocloud: L805, L3041.
const windows = { "6-hours": 6 * hourMs, "24-hours": 24 * hourMs } as const;
// Infocloud: L807, L3046.
const mostReceipts = 600;
const mostTasks = 600;

const querySchema = z.object({ msgId: z.string().nullish(), bid: z.string().nullish() });

interface Surroundings {
  readonly world: World;
  readonly switches: InfocloudSwitches;
  readonly envelopes: Envelopes;
}

type Wanted = (message: Message) => boolean;

export function createReceipts({ stores }: Holdings, { world, switches, envelopes }: Surroundings) {
  /** Which are asked for. @throws Refusal 40004 */
  const wantedBy = (fields: Readonly<Record<string, unknown>>): Wanted => {
    const query = readFields(querySchema, fields);
    const msgIds = new Set((query.msgId ?? "").split(",").filter((id) => id !== ""));
    const bid = query.bid ?? "";
    const most = switches.get("infocloud.receipt-tasks") === "any" ? Number.POSITIVE_INFINITY : mostTasks;
    if (msgIds.size > most) throw refusal("40004", `msgId names ${msgIds.size} batches, allowed are ${most}`);
    const filters: Wanted[] = [];
    if (msgIds.size > 0) filters.push(({ msgId }) => msgIds.has(msgId));
    if (bid !== "") filters.push((message) => message.bid === bid);
    if (filters.length === 0 && switches.get("infocloud.receipts-unfiltered") === "refuse")
      throw refusal("40004", "msgId or bid is needed");
    const isEither = switches.get("infocloud.receipts-both-filters") === "union";
    return (message) => (isEither && filters.length > 0 ? filters.some((fits) => fits(message)) : filters.every((fits) => fits(message)));
  };

  const query = (fields: Readonly<Record<string, unknown>>, account: string): Answer => {
    const isWanted = wantedBy(fields);
    const now = world.clock.now();
    const isPushed = stores.accounts.of(account).receiptUrl !== null && switches.get("infocloud.pull-and-push") === "push-only";
    const ageOf = switches.get("infocloud.receipt-age") === "receipt" ? "receiptAt" : "sentAt";
    const oldest = now - windows[switches.get("infocloud.receipt-window")];
    const unread = [...stores.messages.all()].filter(
      (message) =>
        message.account === account &&
        !message.isRead &&
        !isPushed &&
        receiptOf(message, now) !== undefined &&
        message[ageOf] >= oldest &&
        isWanted(message),
    );
    const read = unread.sort((one, other) => one.receiptAt - other.receiptAt).slice(0, mostReceipts);
    for (const message of read) message.isRead = true;
    return envelopes.answer("查询成功", { data: read.map(row) });
  };

  const row = ({ msgId, number, receiptCode, receiptAt, bid }: Message): object => ({
    msgId,
    tel: switches.get("infocloud.receipt-numbers") === "masked" ? `${number.slice(0, 3)}****${number.slice(-4)}` : number,
    arrive: receiptCode,
    arriveTime: arriveTimeOf(receiptAt, switches),
    ...(bid === null ? {} : { bid }),
  });

  return { query };
}
