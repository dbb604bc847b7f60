// Tencent: specification 10.1 to 10.8.
/** What the calls for signatures and templates take. */
import { type FieldsOf, listOf, maybe, numberAmong, numeric, text } from "../../../shared/client/arguments";
import { type Decoder, kindOf, object, scalar } from "../../../shared/client/decoding";
import { documentTypes, internationals, signPurposes, signTypes, smsTypes } from "../enumerations";
import type { NewSign, NewTemplate, SignChange, SignQuery, TemplateChange, TemplateQuery } from "../types/management";

const signFields: FieldsOf<NewSign> = {
  SignName: text,
  SignType: numberAmong(signTypes),
  DocumentType: numberAmong(documentTypes),
  International: numberAmong(internationals),
  SignPurpose: numberAmong(signPurposes),
  ProofImage: text,
  CommissionImage: maybe(text),
  Remark: maybe(text),
  QualificationId: maybe(text),
};
export const newSign = object(signFields);
export const signChange = object<FieldsOf<SignChange>>({ ...signFields, SignId: text });
export const signDeletion = object({ SignId: text });
/** Which fields go together is checked where it is sent. */
export const signQuery = object({
  International: numberAmong(internationals),
  SignIdSet: maybe(listOf(text)),
  Limit: maybe(numeric),
  Offset: maybe(numeric),
} satisfies Record<keyof SignQuery, Decoder<unknown>>);

const templateFields: FieldsOf<NewTemplate> = {
  TemplateName: text,
  TemplateContent: text,
  SmsType: numberAmong(smsTypes),
  International: numberAmong(internationals),
  Remark: text,
};
export const newTemplate = object(templateFields);
export const templateChange = object<FieldsOf<TemplateChange>>({ ...templateFields, TemplateId: text });
export const templateDeletion = object({ TemplateId: text });
/** Which fields go together is checked where it is sent. */
export const templateQuery = object({
  International: numberAmong(internationals),
  TemplateIdSet: maybe(listOf(text)),
  Limit: maybe(numeric),
  Offset: maybe(numeric),
} satisfies Record<keyof TemplateQuery, Decoder<unknown>>);
export const templateListing = object({ International: numberAmong(internationals) });

/** Of reads that share calls: each class has calls of its own, so that another one has none. */
export const international = scalar(
  "0 or 1",
  (value) => internationals.find((known) => known === value),
  (value) => (typeof value === "number" ? String(value) : kindOf(value)),
);
