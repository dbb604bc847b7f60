// Baidu: specification 6.4.
/** The sending of messages. What it means stands at `BaiduSms`. */
import type { Answer } from "../../../../http/transport";
import { type Json, objectsIn, textOf, Unreadable } from "../../../shared/client/answers";
import { type Caller, tokenFor } from "../caller";
import { requestIdOf } from "../request-id";
import type { Message, MessageResult, SendOptions, SendResult } from "../types/messages";
import { checkMessage } from "./message-rules";

export async function sendSms(caller: Caller, message: Message, options: SendOptions): Promise<SendResult> {
  const clientToken = tokenFor("sendSms", caller, options);
  checkMessage(message, options);
  const { mobiles, template, signatureId, contentVar = {}, custom, userExtId } = message;
  // The variables are required even where a template has none.
  const body = { mobile: mobiles.join(","), template, signatureId, contentVar, custom, userExtId };
  return caller.read("sendSms", { query: { clientToken }, body }, options, readResult);
}

function readResult(json: Json, answer: Answer): SendResult {
  const code = textOf(json.code);
  // Without its code an answer does not tell whether anything was accepted.
  if (code === undefined) throw new Unreadable("the answer has no code");
  const [message, requestId] = [textOf(json.message), textOf(json.requestId) ?? requestIdOf(answer)];
  const data = objectsIn(json.data, "data").map(readMessageResult);
  return { code, data, ...(message !== undefined && { message }), ...(requestId !== undefined && { requestId }) };
}

function readMessageResult(json: Json): MessageResult {
  const [mobile, code, message, messageId] = [json.mobile, json.code, json.message, json.messageId].map(textOf);
  if (mobile === undefined || code === undefined) throw new Unreadable("a result in the answer has no mobile or no code");
  return { mobile, code, ...(message !== undefined && { message }), ...(messageId !== undefined && { messageId }) };
}
