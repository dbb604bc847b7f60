// Infocloud: specification 4.3.
/** The reading of receipts. What it means stands at `InfocloudSms`. */
import { receiptsAnswer } from "../answers/messages";
import { defineCall, demand } from "../caller";
import { receiptQuery } from "../requests/messages";
import { callOptions } from "../requests/options";
import { checkBid } from "./bid";

// Infocloud: L3046.
/** Most sends that one query names. */
export const mostMsgIds = 600;

export const queryReceipts = defineCall(
  "queryReceipts",
  { query: receiptQuery, options: callOptions },
  async (caller, { query, options }) => {
    const call = "queryReceipts";
    const { msgIds, bid } = query;
    // None would be a query for all receipts, which takes them away.
    const count = msgIds?.length ?? 1;
    demand(
      count >= 1 && count <= mostMsgIds,
      call,
      `there are ${count} msgIds; one query takes 1 to ${mostMsgIds}, more are split over several`,
    );
    const odd = msgIds?.find((msgId) => !/^[^\s,]+$/.test(msgId));
    demand(odd === undefined, call, `the msgId ${JSON.stringify(odd)} is not allowed; it must be one that a send answered`);
    checkBid(call, bid);
    return caller.read(call, { msgId: msgIds?.join(","), bid }, options, receiptsAnswer);
  },
);
