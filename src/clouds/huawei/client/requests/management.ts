// Huawei: specification 3 to 6.
/** What the calls for applications, signatures, files and templates take. */
import { bytes, type FieldsOf, listOf, maybe, numberAmong, numeric, textAmong, truth } from "../../../shared/client/arguments";
import { object, text } from "../../../shared/client/decoding";
import {
  appStatuses,
  bracketKinds,
  flowStatuses,
  messageRegions,
  messageTypes,
  signatureSources,
  signatureStatuses,
  sortDirections,
  universalTemplates,
  variableTypes,
  yesOrNo,
} from "../enumerations";
import type {
  AppChange,
  AppCountQuery,
  AppFilter,
  AppQuery,
  CountryQuery,
  Created,
  NewApp,
  NewSignature,
  NewSignatureFile,
  NewTemplate,
  Page,
  SignatureFilter,
  SignatureQuery,
  TemplateFilter,
  TemplateQuery,
  VariableAttribute,
} from "../types/management";

const page: FieldsOf<Page> = {
  limit: maybe(numeric),
  offset: maybe(numeric),
  sort_key: maybe(textAmong(["create_time"])),
  sort_dir: maybe(textAmong(sortDirections)),
};
const created: FieldsOf<Created> = { start_time: maybe(text), end_time: maybe(text) };

const appFields: FieldsOf<AppChange> = {
  app_name: text,
  region: textAmong(messageRegions),
  create_sign_and_template: maybe(truth),
  enterprise_project_id: maybe(text),
  enterprise_project_name: maybe(text),
  up_link_addr: maybe(text),
};
export const newApp = object<FieldsOf<NewApp>>({ ...appFields, show_secret: maybe(truth) });
export const appChange = object(appFields);
const appFilterFields: FieldsOf<AppFilter> = {
  ...created,
  app_name: maybe(text),
  region: maybe(textAmong(messageRegions)),
  status: maybe(textAmong(appStatuses)),
};
export const appFilter = object(appFilterFields);
export const appQuery = object<FieldsOf<AppQuery>>({ ...appFilterFields, ...page });
export const appCountQuery = object<FieldsOf<AppCountQuery>>({ region: textAmong(messageRegions) });

export const newSignature = object<FieldsOf<NewSignature>>({
  app_id: text,
  signature_name: text,
  signature_type: textAmong(messageTypes),
  signature_source: numberAmong(signatureSources),
  is_involved_third: textAmong(yesOrNo),
  qualification_id: text,
  apply_desc: maybe(text),
  file_id: maybe(text),
  power_attorney_fileid: maybe(text),
  signature_related_file_id: maybe(text),
  registration_number: maybe(text),
  license_number: maybe(text),
});
const signatureFilterFields: FieldsOf<SignatureFilter> = {
  ...created,
  app_name: maybe(text),
  signature_id: maybe(text),
  signature_name: maybe(text),
  signature_type: maybe(textAmong(messageTypes)),
  status: maybe(textAmong(signatureStatuses)),
};
export const signatureFilter = object(signatureFilterFields);
export const signatureQuery = object<FieldsOf<SignatureQuery>>({ ...signatureFilterFields, ...page });

export const newSignatureFile = object<FieldsOf<NewSignatureFile>>({
  file: bytes,
  file_name: text,
  content_type: maybe(text),
  file_desc: maybe(text),
});

const variableAttribute = object<FieldsOf<VariableAttribute>>({
  variable_index: numeric,
  variable_type: textAmong(variableTypes),
  variable_desc: maybe(text),
});
export const newTemplate = object<FieldsOf<NewTemplate>>({
  app_id: text,
  region: textAmong(messageRegions),
  template_name: text,
  template_content: text,
  template_type: textAmong(messageTypes),
  sign_id: maybe(text),
  universal_template: maybe(numberAmong(universalTemplates)),
  brackets: maybe(textAmong(bracketKinds)),
  send_country: maybe(listOf(numeric)),
  template_desc: maybe(text),
  variable_attributes: maybe(listOf(variableAttribute)),
  flow_status: maybe(textAmong(flowStatuses)),
});
const templateFilterFields: FieldsOf<TemplateFilter> = {
  ...created,
  app_key: maybe(text),
  app_name: maybe(text),
  flow_status: maybe(textAmong(flowStatuses)),
  has_variable: maybe(textAmong(yesOrNo)),
  sign_name: maybe(text),
  template_id: maybe(text),
  template_name: maybe(text),
  template_type: maybe(textAmong(messageTypes)),
  region: maybe(textAmong(messageRegions)),
};
export const templateFilter = object(templateFilterFields);
export const templateQuery = object<FieldsOf<TemplateQuery>>({ ...templateFilterFields, ...page });
export const countryQuery = object<FieldsOf<CountryQuery>>({ country_name_en: maybe(text), country_name_zh: maybe(text) });
export const templateIds = listOf(text);
