// Huawei: specification 7.
/** What sends take. */
import { type FieldsOf, listOf, maybe } from "../../../shared/client/arguments";
import { object, text } from "../../../shared/client/decoding";
import type { DiffMessage, Message, SmsContent } from "../types/messages";

const contentFields: FieldsOf<SmsContent> = {
  to: listOf(text),
  templateId: text,
  templateParas: maybe(listOf(text)),
  signature: maybe(text),
};
const sendFields: FieldsOf<Omit<DiffMessage, "smsContent">> = {
  from: maybe(text),
  statusCallback: maybe(text),
  extend: maybe(text),
};
export const message = object<FieldsOf<Message>>({ ...sendFields, ...contentFields });
export const diffMessage = object<FieldsOf<DiffMessage>>({ ...sendFields, smsContent: listOf(object(contentFields)) });
