// Huawei: specification 3 to 6.
/**
 * What the calls for applications, signatures, files and templates answer. The document promises none of their fields; what names an
 * object, or tells how it stands, has to be there all the same.
 */
import { pathPieceProblem } from "../../../../http/endpoint";
import {
  type Decoder,
  each,
  filled,
  flag,
  id,
  integer,
  lenient,
  list,
  number,
  object,
  open,
  text,
  word,
} from "../../../shared/client/decoding";
import type {
  AppStatus,
  BracketKind,
  FlowStatus,
  FormerSignatureSource,
  MessageRegion,
  MessageType,
  SignatureSource,
  SignatureStatus,
  TemplateStatus,
  UniversalTemplate,
  VariableType,
  YesOrNo,
} from "../enumerations";

/** Later calls have it in their path. */
const objectId = id("an id as the platform issued it, without slashes or control characters", (id) => !pathPieceProblem(id));

/** `yyyy-MM-dd HH:mm:ss` in a time zone that the document does not name. */
const times = each(["create_time", "update_time"], lenient(word));

const owner = {
  customer_id: lenient(word),
  tenant: lenient(object(each(["customer_id", "customer_name", "enterprise_name"], lenient(text)))),
};

function page<T>(row: Decoder<T>) {
  return object({
    results: list(row),
    /** Objects on all pages. */
    total: number,
  });
}

export const createdApp = object({
  id: objectId,
  app_key: filled,
  app_name: lenient(text),
  /** Where it was asked for; told once. */
  app_secret: lenient(filled),
});
export const changedApp = object({ id: objectId, app_key: lenient(filled), app_name: lenient(text) });
export const app = object({
  id: objectId,
  app_name: filled,
  app_key: filled,
  status: open<AppStatus>(filled),
  region: lenient(open<MessageRegion>(filled)),
  up_link_addr: lenient(text),
  enterprise_project_id: lenient(word),
  enterprise_project_name: lenient(text),
  /** Addresses that may send; set in the console. */
  ip_white_list: lenient(text),
  /** Where sends go to. */
  app_access_addr: lenient(filled),
  ...times,
  ...owner,
  resource_id: lenient(word),
  developer_account: lenient(text),
  omp_app_name: lenient(text),
  industry: lenient(integer),
  protocol: lenient(text),
  platform: lenient(text),
  is_support_multiomp: lenient(flag),
  // Huawei: L773, L959; in no table.
  intl_channel_num: lenient(word),
});
export const appPage = page(app);
export const appCount = object({
  /** Most applications of the account. */
  total: integer,
  used: integer,
});

export const createdSignature = object({ id: objectId, signature_id: lenient(word), signature_name: lenient(text) });
export const changedSignature = createdSignature;
export const signature = object({
  id: objectId,
  /** The id beside the primary key. */
  signature_id: lenient(word),
  signature_name: filled,
  signature_type: open<MessageType>(filled),
  status: open<SignatureStatus>(filled),
  signature_source: lenient(open<SignatureSource | FormerSignatureSource>(integer)),
  /** The `from` of sends, once the signature is approved and has one. */
  channel_num: lenient(filled),
  /** The reviewer's words. */
  review_desc: lenient(text),
  /** Of its application, whose primary key is not told. */
  app_key: lenient(filled),
  app_name: lenient(text),
  is_involved_third: lenient(open<YesOrNo>(filled)),
  apply_desc: lenient(text),
  file_id: lenient(word),
  /** Requests spell it `power_attorney_fileid`. */
  power_attorney_file_id: lenient(word),
  signature_related_file_id: lenient(word),
  registration_number: lenient(text),
  license_number: lenient(text),
  qualification_id: lenient(word),
  qualification_name: lenient(text),
  ...times,
  ...owner,
  /** Whether the reviewers were urged. */
  urge_status: lenient(text),
  urge_time: lenient(word),
  urge_desc: lenient(text),
  signature_usage: lenient(text),
  source_title_content: lenient(text),
  site: lenient(text),
});
export const signaturePage = page(signature);

const fileFields = {
  file_name: lenient(text),
  file_size: lenient(integer),
  /** 1: a contract. */
  file_type: lenient(integer),
  /** 0: common, 2: of the message service. */
  module_type: lenient(integer),
  /** How often it is used. */
  file_ref: lenient(integer),
  operator: lenient(text),
  update_time: lenient(word),
};
export const uploadedFile = object({ file_id: filled, ...fileFields });
export const signatureFile = uploadedFile;

export const createdTemplate = object({ id: objectId, template_name: lenient(text) });
export const changedTemplate = createdTemplate;
// One table spells some names otherwise, against its own example (Huawei L2211-2224).
export const template = object(
  {
    id: objectId,
    /** What sends name it by, once it is approved. */
    template_id: lenient(filled),
    template_name: filled,
    template_content: text,
    template_type: lenient(open<MessageType>(filled)),
    flow_status: open<FlowStatus>(filled),
    status: lenient(open<TemplateStatus>(filled)),
    has_variable: lenient(open<YesOrNo>(filled)),
    universal_template: lenient(open<UniversalTemplate>(integer)),
    /** Of its signature; whether the primary key or the other id is not said. */
    sign_id: lenient(filled),
    /** Of its application, whose primary key is not told. */
    app_key: lenient(filled),
    app_name: lenient(text),
    region: lenient(open<MessageRegion>(filled)),
    brackets: lenient(open<BracketKind>(filled)),
    /** The first three, by their ids. */
    send_country_1: lenient(integer),
    send_country_2: lenient(integer),
    send_country_3: lenient(integer),
    /** Their names, with `~` between them. */
    country_name: lenient(text),
    template_desc: lenient(text),
    /** The reviewer's words. */
    review_desc: lenient(text),
    /** The reviewer's account. */
    review_order: lenient(text),
    ...times,
    ...owner,
    urge_status: lenient(text),
    urge_time: lenient(word),
    urge_desc: lenient(text),
    site: lenient(text),
    is_support_multiomp: lenient(flag),
  },
  {
    flow_status: "flow_statuses",
    urge_status: "urge_statuses",
    send_country_1: "send_country1",
    send_country_2: "send_country2",
    send_country_3: "send_country3",
  },
);
export const templatePage = page(template);

export const templateVariable = object(
  {
    id: lenient(word),
    variable_index: integer,
    // Huawei: L2339; `URL` is in an example, and in no list.
    variable_type: open<VariableType | "URL">(filled),
    /** Most characters of a value. */
    variable_length: lenient(integer),
    variable_desc: lenient(text),
    temp_name: lenient(text),
    user_name: lenient(text),
  },
  { user_name: "User_name" },
);
export const templateVariables = object({ results: list(templateVariable), total: lenient(number) });

// Beyond the document: as the vendor's own programs read it.
export const countries = list(
  object({
    /** For the `send_country` of templates. */
    country_id: integer,
    country_name_en: lenient(text),
    country_name_zh: lenient(text),
  }),
);

export const deletedTemplates = object({
  success_count: lenient(integer),
  success_ids: list(word, "empty"),
  failed_count: lenient(integer),
  /** Without a code: the words are those of a code in `errorCodes`. */
  failed_template_list: list(object({ id: word, error_msg: lenient(text) }), "empty"),
});
