// Infocloud: specification 4.1 and 4.2.
/** The sending of messages. What they mean stands at `InfocloudSms`. */
import { PlatformError } from "../../../../http/errors";
import type { Given } from "../../../shared/client/arguments";
import { sendAnswer } from "../answers/messages";
import type { SignedCall } from "../call-table";
import { type Caller, defineCall, type Parameters } from "../caller";
import { batchMessage, message, sendOptions } from "../requests/messages";
import type { BatchMessage, Message, Recipient, SendOptions, SendResult } from "../types/messages";
import { UnknownSend } from "../unknown-send";
import { checkBatch, checkCount, checkMessage } from "./message-rules";
import { messageWarnings } from "./message-warnings";

export const send = defineCall("send", { message, options: sendOptions }, async (caller, { message, options }) => {
  checkCount("send", message.phones);
  checkMessage(message, options.known);
  warn(message, options);
  return sendChecked(caller, message, options);
});

export const sendBatch = defineCall("sendBatch", { message: batchMessage, options: sendOptions }, async (caller, { message, options }) => {
  checkCount("sendBatch", message.recipients);
  checkBatch(message, options.known);
  warn({ ...message, phones: phonesOf(message) }, options);
  return sendBatchChecked(caller, message, options);
});

export function warn(message: Omit<Message, "templateParam">, { onWarning }: Given<SendOptions>): void {
  if (onWarning) for (const warning of messageWarnings(message)) onWarning(warning);
}

export function sendChecked(caller: Caller, { phones, templateParam = [], ...fields }: Message, options: Given<SendOptions>) {
  // Without variables there is nothing to say.
  const values = templateParam.length > 0 ? JSON.stringify(templateParam) : undefined;
  return handOver(caller, "send", { ...fields, phones: phones.join(","), templateParam: values }, phones, options);
}

export function sendBatchChecked(caller: Caller, message: BatchMessage, options: Given<SendOptions>): Promise<SendResult> {
  const { recipients, ...fields } = message;
  const phones = phonesOf(message);
  const parameters = { ...fields, phonesJson: JSON.stringify(phones), templateParamJson: JSON.stringify(valuesOf(recipients)) };
  return handOver(caller, "sendBatch", parameters, phones, options);
}

export function phonesOf({ recipients }: Pick<BatchMessage, "recipients">): readonly string[] {
  return recipients.map(({ phone }) => phone);
}

async function handOver(
  caller: Caller,
  call: SignedCall,
  parameters: Parameters & Pick<Message, "bid">,
  phones: readonly string[],
  options: Given<SendOptions>,
): Promise<SendResult> {
  try {
    const { data, requestId } = await caller.read(call, parameters, options, sendAnswer);
    return { ...data, ...(requestId !== undefined && { requestId }) };
  } catch (failure) {
    if (!(failure instanceof PlatformError) || failure.sent !== "unknown") throw failure;
    throw new UnknownSend(failure, parameters.bid, phones);
  }
}

// Infocloud: L555-561; A7.
/** A template without variables takes an empty text for each number. */
function valuesOf(recipients: readonly Recipient[]): readonly (string | readonly string[])[] {
  return recipients.map(({ templateParam = [] }) => (templateParam.length > 0 ? templateParam : ""));
}
