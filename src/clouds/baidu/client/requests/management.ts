// Baidu: specification 6.1 to 6.3, 6.7 to 6.16.
/** What the calls for signatures, templates, blacklist and quota take. */
import { abortSignal, type FieldsOf, listOf, maybe, numeric, text, textAmong } from "../../../shared/client/arguments";
import { type Decoder, each, object } from "../../../shared/client/decoding";
import { blacklistCountryTypes, blacklistTypes, contentTypes, countryTypes, fileFormats, smsTypes } from "../enumerations";
import type {
  BlacklistAddition,
  BlacklistQuery,
  CallOptions,
  CreateOptions,
  NewSignature,
  NewTemplate,
  QuotaChange,
  SignatureChange,
  TemplateChange,
} from "../types/management";

export const callFields: FieldsOf<CallOptions> = { signal: maybe(abortSignal) };
export const callOptions = object(callFields);
export const createOptions = object<FieldsOf<CreateOptions>>({ ...callFields, clientToken: maybe(text) });

const signatureFields: FieldsOf<NewSignature> = {
  content: text,
  contentType: textAmong(contentTypes),
  description: maybe(text),
  countryType: maybe(textAmong(countryTypes)),
  signatureFileBase64: maybe(text),
  signatureFileFormat: maybe(textAmong(fileFormats)),
};
export const newSignature = object(signatureFields);
export const signatureChange = object<FieldsOf<SignatureChange>>({ ...signatureFields, countryType: textAmong(countryTypes) });

const templateFields: FieldsOf<NewTemplate> = {
  name: text,
  content: text,
  smsType: textAmong(smsTypes),
  countryType: textAmong(countryTypes),
  description: text,
};
export const newTemplate = object(templateFields);
export const templateChange = object<FieldsOf<TemplateChange>>({ ...templateFields, description: maybe(text) });

export const phoneNumbers = listOf(text);

/** Which fields go together is checked where it is sent. */
export const blacklistAddition = object({
  phones: phoneNumbers,
  countryType: maybe(textAmong(blacklistCountryTypes)),
  type: textAmong(blacklistTypes),
  smsType: maybe(textAmong(smsTypes)),
  signatureIdStr: maybe(text),
} satisfies Record<keyof BlacklistAddition, Decoder<unknown>>);

const filterFields: FieldsOf<Omit<BlacklistQuery, "pageNo">> = {
  phones: maybe(phoneNumbers),
  countryType: maybe(textAmong(blacklistCountryTypes)),
  smsType: maybe(textAmong(smsTypes)),
  signatureIdStr: maybe(text),
  startTime: maybe(text),
  endTime: maybe(text),
  pageSize: maybe(numeric),
};
export const blacklistFilter = object(filterFields);
export const blacklistQuery = object<FieldsOf<BlacklistQuery>>({ ...filterFields, pageNo: maybe(numeric) });

export const quotaValues = [
  "quotaPerDay",
  "quotaPerMonth",
  "rateLimitPerMobilePerSignByMinute",
  "rateLimitPerMobilePerSignByHour",
  "rateLimitPerMobilePerSignByDay",
] as const satisfies (keyof QuotaChange)[];
export const quotaChange = object<FieldsOf<QuotaChange>>(each(quotaValues, numeric));
