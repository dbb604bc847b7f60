// Infocloud: specification 4.3.
/** The reading of receipts. What it means stands at `InfocloudSms`. */
import { receiptsAnswer } from "../answers/messages";
import { defineCall, demand } from "../caller";
import { receiptQuery } from "../requests/messages";
import { callOptions } from "../requests/options";

// Infocloud: L3046.
/** Most sends that one query names. */
export const mostMsgIds = 600;

export const queryReceipts = defineCall(
  "queryReceipts",
  { query: receiptQuery, options: callOptions },
  async (caller, { query, options }) => {
    const { msgIds, bid } = query;
    const count = msgIds?.length ?? 1;
    demand(count >= 1 && count <= mostMsgIds, "queryReceipts", `there are ${count} msgIds; one query takes 1 to ${mostMsgIds}`);
    return caller.read("queryReceipts", { msgId: msgIds?.join(","), bid }, options, receiptsAnswer);
  },
);
