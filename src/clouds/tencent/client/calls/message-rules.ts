/**
 * What can be checked of a message before it is sent (rules M1 to M15). Values of variables are not repeated in errors: they may
 * be one-time codes.
 */
import type { Given } from "../../../shared/client/arguments";
import { demand } from "../caller";
import type { Message, SendOptions } from "../types/messages";
import { checkApplication } from "./paging";
import { isE164, isMainland, mostPhoneNumbers } from "./phone-numbers";

/** Tencent L9961: less than 512. */
const mostContextBytes = 511;

/** @throws PlatformError for the first rule that is broken */
export function checkMessage(message: Message, { known, longestValue }: Given<SendOptions>): void {
  checkNumbers(message);
  checkApplication("SendSms", message.SmsSdkAppId);
  const { TemplateId, SessionContext = "" } = message;
  refuseUnless(/^\d+$/.test(TemplateId), `the TemplateId is ${JSON.stringify(TemplateId)}; it must be a text of digits`);
  const bytes = Buffer.byteLength(SessionContext);
  refuseUnless(bytes <= mostContextBytes, `the SessionContext has ${bytes} bytes; at most ${mostContextBytes} are allowed`);
  checkValues(message.TemplateParamSet ?? [], longestValue);
  if (known) checkAgainst(known.template, message);
}

function refuseUnless(isMet: boolean, reason: string): asserts isMet {
  demand(isMet, "SendSms", reason);
}

function checkNumbers({ PhoneNumberSet: numbers, SignName }: Message): void {
  const count = numbers.length;
  refuseUnless(count >= 1 && count <= mostPhoneNumbers, `there are ${count} phone numbers; one send takes 1 to ${mostPhoneNumbers}`);
  const others = numbers.filter((number) => !isMainland(number));
  const mainland = others.length === 0 ? numbers[0] : numbers.find(isMainland);
  const [abroad] = others;
  const odd = others.find((number) => !isE164(number));
  const allowed = "E.164 with its + is, such as +14155552971, and 11 digits alone for mainland numbers";
  refuseUnless(odd === undefined, `the phone number ${JSON.stringify(odd)} is not allowed; ${allowed}`);
  const isMixed = mainland !== undefined && abroad !== undefined;
  refuseUnless(!isMixed, `${mainland} is a mainland number and ${abroad} is not; send to them in two calls`);
  const isSigned = mainland === undefined || Boolean(SignName?.trim());
  refuseUnless(isSigned, "there is no SignName; messages to mainland numbers need the text of a signature");
}

function checkValues(values: readonly string[], longestValue: number | undefined): void {
  for (const [index, value] of values.entries()) {
    const variable = `the value of {${index + 1}}`;
    refuseUnless(
      !/(?<![a-z\d+.-])[\d+.-]*[a-z][a-z\d+.-]*:\/\/|\bwww\./i.test(value),
      `${variable} holds a URL; put it into the template instead`,
    );
    const { length } = [...value];
    const isShort = longestValue === undefined || length <= longestValue;
    refuseUnless(isShort, `${variable} has ${length} characters; at most ${longestValue} are allowed by the option longestValue`);
  }
}

function checkAgainst(template: NonNullable<Given<SendOptions>["known"]>["template"], message: Message): void {
  const { TemplateContent, International, SmsType } = template;
  const values = message.TemplateParamSet ?? [];
  const variables = new Set(TemplateContent.match(/\{[1-9]\d*\}/g)).size;
  refuseUnless(values.length === variables, `TemplateParamSet has ${values.length} values; the template's text has ${variables} variables`);
  // A class that the platform has added since is not judged.
  const [number = ""] = message.PhoneNumberSet;
  const isCovered = International === (isMainland(number) ? 0 : 1) || ![0, 1].includes(International);
  const reach = International === 0 ? "mainland numbers only" : "numbers outside the mainland only";
  refuseUnless(isCovered, `the template is for ${reach} and cannot go to ${number}; use a template of the other kind or of both`);
  const odd = SmsType === 3 ? values.findIndex((value) => !/^\d{0,6}$/.test(value)) : -1;
  refuseUnless(odd < 0, `the value of {${odd + 1}} is no code; templates for verification codes take 0 to 6 digits`);
}
