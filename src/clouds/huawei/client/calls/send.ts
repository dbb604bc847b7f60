// Huawei: specification 7.
/** The sending of messages. What they mean stands at `HuaweiSms`. */
import { percentEncode } from "../../../../http/endpoint";
import { IncompleteSend, unanswered } from "../../../shared/client/incomplete-send";
import { sendResult } from "../answers/messages";
import type { CallName } from "../call-table";
import { type Caller, type CallParts, defineCall, platform, told } from "../caller";
import { requestIdOf } from "../request-id";
import { diffMessage, message } from "../requests/messages";
import { callOptions } from "../requests/options";
import type { CallOptions } from "../types/management";
import type { SendResult } from "../types/messages";
import { checkContent, checkContents, checkSend } from "./message-rules";

export const batchSendSms = defineCall("batchSendSms", { message, options: callOptions }, async (caller, { message, options }) => {
  const { to, templateId, templateParas, signature, ...common } = message;
  const { from, statusCallback, extend } = checkSend("batchSendSms", common, caller.channelNumber);
  checkContent("batchSendSms", message);
  const paras = templateParas && JSON.stringify(templateParas);
  const body = inForm({ from, to: to.join(","), templateId, templateParas: paras, statusCallback, extend, signature });
  return send(caller, "batchSendSms", { body, contentType: "application/x-www-form-urlencoded" }, to, options);
});

export const batchSendDiffSms = defineCall(
  "batchSendDiffSms",
  { message: diffMessage, options: callOptions },
  async (caller, { message, options }) => {
    const { smsContent, ...common } = message;
    const body = { ...checkSend("batchSendDiffSms", common, caller.channelNumber), smsContent };
    checkContents("batchSendDiffSms", smsContent);
    const numbers = smsContent.flatMap(({ to }) => to);
    return send(caller, "batchSendDiffSms", { body }, numbers, options);
  },
);

async function send(
  caller: Caller,
  call: CallName,
  parts: CallParts,
  numbers: readonly string[],
  options: CallOptions,
): Promise<SendResult> {
  const answer = await caller.ask(call, parts, options);
  const sent = told(call, answer, sendResult);
  const missing = unanswered(
    numbers,
    sent.result.map(({ originTo }) => originTo),
  );
  if (missing !== undefined) throw new IncompleteSend({ platform, call }, missing, requestIdOf(answer), sent);
  return sent;
}

function inForm(fields: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${percentEncode(value)}`]));
  return pairs.join("&");
}
