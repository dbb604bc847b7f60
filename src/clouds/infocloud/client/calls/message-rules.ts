// Infocloud: specification 4.1, 4.2 and 11.
/**
 * What can be checked of a message before it is sent. Values of variables are not repeated in errors: they may be one-time codes.
 */
import type { Given } from "../../../shared/client/arguments";
import type { SignedCall } from "../call-table";
import { demand } from "../caller";
import { lengthOf, variablesIn } from "../template-text";
import type { BatchMessage, KnownTemplate, Message, SendOptions } from "../types/messages";
import { checkBid } from "./bid";

// Infocloud: L216, L459, L3437.
/** Most numbers of one send. */
export const mostPhones = 1000;

type SendFields = Omit<BatchMessage, "recipients">;
type Known = Given<SendOptions>["known"];

/** @throws PlatformError for the first rule that is broken */
export function checkMessage({ phones, templateParam = [], ...fields }: Message, known: Known): void {
  checkFields("send", fields);
  checkPhones("send", phones);
  if (known) checkValues("send", templateParam, known.template);
}

/** @throws PlatformError for the first rule that is broken */
export function checkBatch({ recipients, ...fields }: BatchMessage, known: Known): void {
  const call = "sendBatch";
  checkFields(call, fields);
  checkPhones(
    call,
    recipients.map(({ phone }) => phone),
  );
  const count = recipients[0]?.templateParam?.length ?? 0;
  for (const { phone, templateParam = [] } of recipients) {
    const reason = `${phone} has ${templateParam.length} values and ${recipients[0]?.phone} has ${count}; they are those of one template, as many for each`;
    demand(templateParam.length === count, call, reason);
    if (known) checkValues(call, templateParam, known.template);
  }
}

/** @throws PlatformError where one send would have none or too many */
export function checkCount(call: SignedCall, { length }: readonly unknown[]): void {
  demand(length <= mostPhones, call, `there are ${length} phone numbers; one send takes 1 to ${mostPhones}, more are sent in parts`);
}

function checkFields(call: SignedCall, { templateCode, upExtendCode, bid }: SendFields): void {
  demand(templateCode.trim() !== "", call, "the templateCode is empty; it must be the code of an approved template");
  const isExtension = upExtendCode === undefined || /^\d+$/.test(upExtendCode);
  demand(isExtension, call, `the upExtendCode is ${JSON.stringify(upExtendCode)}; it must be digits`);
  checkBid(call, bid);
}

function checkPhones(call: SignedCall, phones: readonly string[]): void {
  demand(phones.length >= 1, call, "there are no phone numbers; a send has one or more");
  const odd = phones.find((phone) => !/^1\d{10}$/.test(phone));
  const allowed = "a mainland mobile number has 11 digits, such as 13800138000, and nothing before them";
  demand(odd === undefined, call, `the phone number ${JSON.stringify(odd)} is not allowed; ${allowed}`);
}

function checkValues(call: SignedCall, values: readonly string[], { content, signature = "" }: KnownTemplate): void {
  const variables = [...variablesIn(signature), ...variablesIn(content)];
  demand(
    values.length === variables.length,
    call,
    `there are ${values.length} values; the template has ${variables.length} variables, that of its signature included`,
  );
  for (const [index, { name, maxLength }] of variables.entries()) {
    const length = lengthOf(values[index] ?? "");
    demand(length <= maxLength, call, `the value of {${name},${maxLength}} has ${length} characters; at most ${maxLength} are allowed`);
  }
}
