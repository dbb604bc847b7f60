// Baidu: specification 6.4.
/** The sending of messages. What it means stands at `BaiduSms`. */
import { sendResult } from "../answers/messages";
import { type Caller, tokenFor, told } from "../caller";
import { requestIdOf } from "../request-id";
import type { Message, SendOptions, SendResult } from "../types/messages";
import { checkMessage } from "./message-rules";

export async function sendSms(caller: Caller, message: Message, options: SendOptions): Promise<SendResult> {
  const clientToken = tokenFor("sendSms", caller, options);
  checkMessage(message, options);
  const { mobiles, template, signatureId, contentVar = {}, custom, userExtId } = message;
  // The variables are required even where a template has none.
  const body = { mobile: mobiles.join(","), template, signatureId, contentVar, custom, userExtId };
  const answer = await caller.ask("sendSms", { query: { clientToken }, body }, options);
  const { requestId = requestIdOf(answer), ...result } = told("sendSms", answer, sendResult);
  return { ...result, ...(requestId !== undefined && { requestId }) };
}
