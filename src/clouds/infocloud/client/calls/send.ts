// Infocloud: specification 4.1 and 4.2.
/** The sending of messages. What they mean stands at `InfocloudSms`. */
import { sendAnswer } from "../answers/messages";
import type { SignedCall } from "../call-table";
import { type Caller, defineCall, type Parameters } from "../caller";
import { batchMessage, message } from "../requests/messages";
import { callOptions } from "../requests/options";
import type { CallOptions, Recipient, SendResult } from "../types/messages";

export const send = defineCall("send", { message, options: callOptions }, (caller, { message, options }) => {
  const { phones, templateParam, ...common } = message;
  return sendAs(
    caller,
    "send",
    { ...common, phones: phones.join(","), templateParam: templateParam && JSON.stringify(templateParam) },
    options,
  );
});

export const sendBatch = defineCall("sendBatch", { message: batchMessage, options: callOptions }, (caller, { message, options }) => {
  const { recipients, ...common } = message;
  const phonesJson = JSON.stringify(recipients.map(({ phone }) => phone));
  return sendAs(caller, "sendBatch", { ...common, phonesJson, templateParamJson: JSON.stringify(valuesOf(recipients)) }, options);
});

async function sendAs(caller: Caller, call: SignedCall, parameters: Parameters, options: CallOptions): Promise<SendResult> {
  const { data, requestId } = await caller.read(call, parameters, options, sendAnswer);
  return { ...data, requestId };
}

// Infocloud: L555-561; A7.
/** A template without variables takes an empty text for each number. */
function valuesOf(recipients: readonly Recipient[]): readonly (string | readonly string[])[] {
  const isFixed = recipients.every(({ templateParam = [] }) => templateParam.length === 0);
  return recipients.map(({ templateParam = [] }) => (isFixed ? "" : templateParam));
}
