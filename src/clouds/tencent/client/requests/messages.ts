// Tencent: specification 10.9 to 10.13, 10.17 and 10.18.
/** What sending, reading what became of messages, and phone numbers take. */
import { type FieldsOf, functionOf, listOf, maybe, numberAmong, numeric, text } from "../../../shared/client/arguments";
import { object } from "../../../shared/client/decoding";
import { readInternationals, smsTypes } from "../enumerations";
import type { Conversion, Message, PhoneNumberQuery, Pull, PullByPhoneNumber, SendOptions } from "../types/messages";
import { callFields } from "./options";

export const message = object<FieldsOf<Message>>({
  PhoneNumberSet: listOf(text),
  SmsSdkAppId: text,
  TemplateId: text,
  SignName: maybe(text),
  TemplateParamSet: maybe(listOf(text)),
  ExtendCode: maybe(text),
  SessionContext: maybe(text),
  SenderId: maybe(text),
});

type Known = NonNullable<SendOptions["known"]>;
const knownTemplate = object<FieldsOf<Known["template"]>>({
  TemplateContent: text,
  International: numberAmong(readInternationals),
  SmsType: maybe(numberAmong(smsTypes)),
});
export const sendOptions = object<FieldsOf<SendOptions>>({
  ...callFields,
  known: maybe(object<FieldsOf<Known>>({ template: knownTemplate })),
  longestValue: maybe(numeric),
  onWarning: maybe(functionOf<(warning: string) => void>()),
});

const pullFields: FieldsOf<Pull> = { SmsSdkAppId: text, Limit: numeric };
export const pull = object(pullFields);
export const pullByPhoneNumber = object<FieldsOf<PullByPhoneNumber>>({
  ...pullFields,
  PhoneNumber: text,
  BeginTime: numeric,
  EndTime: maybe(numeric),
  Offset: maybe(numeric),
});

export const phoneNumberQuery = object<FieldsOf<PhoneNumberQuery>>({ PhoneNumberSet: listOf(text) });

export const conversion = object<FieldsOf<Conversion>>({ SmsSdkAppId: text, SerialNo: text, ConversionTime: maybe(numeric) });
