// Baidu: specification 6.4.
/** The sending of messages. What it means stands at `BaiduSms`. */
import { IncompleteSend, unanswered } from "../../../shared/client/incomplete-send";
import { sendResult } from "../answers/messages";
import { defineCall, platform, tokenFor, told } from "../caller";
import { requestIdOf } from "../request-id";
import { message, sendOptions } from "../requests/messages";
import type { SendResult } from "../types/messages";
import { checkMessage } from "./message-rules";

export const sendSms = defineCall(
  "sendSms",
  { message, options: sendOptions },
  async (caller, { message, options }): Promise<SendResult> => {
    const clientToken = tokenFor("sendSms", caller, options);
    checkMessage(message, options);
    // The variables are required even where a template has none.
    const { mobiles, contentVar = {}, ...rest } = message;
    const body = { mobile: mobiles.join(","), ...rest, contentVar };
    const answer = await caller.ask("sendSms", { query: { clientToken }, body }, options);
    const { requestId = requestIdOf(answer), ...result } = told("sendSms", answer, sendResult);
    const { isToRepeat } = answer;
    const sent = { ...result, ...(requestId !== undefined && { requestId }), ...(isToRepeat && { isToRepeat }) };
    const missing = unanswered(
      mobiles,
      sent.data.map(({ mobile }) => mobile),
    );
    if (missing !== undefined) throw new IncompleteSend({ platform, call: "sendSms" }, missing, requestId, sent);
    return sent;
  },
);
