// Baidu: specification 6.4.
/** What a send takes. */
import { type FieldsOf, listOf, mapOf, maybe, numeric, text, textAmong } from "../../../shared/client/arguments";
import { object } from "../../../shared/client/decoding";
import { countryTypes } from "../enumerations";
import type { KnownObjects, Message, SendOptions } from "../types/messages";
import { callFields } from "./management";

export const message = object<FieldsOf<Message>>({
  mobiles: listOf(text),
  template: text,
  signatureId: text,
  contentVar: maybe(mapOf(text)),
  custom: maybe(text),
  userExtId: maybe(text),
});

const reviewed = object({ content: text, countryType: textAmong(countryTypes) });
const knownObjects = object<FieldsOf<KnownObjects>>({ template: maybe(reviewed), signature: maybe(reviewed) });
export const sendOptions = object<FieldsOf<SendOptions>>({
  ...callFields,
  clientToken: maybe(text),
  known: maybe(knownObjects),
  longestValue: maybe(numeric),
});
