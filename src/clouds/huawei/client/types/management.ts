// Huawei: specification 3 to 6.
/**
 * Requests and answers of the calls for applications, signatures, files and templates, under the wire's own names. An `id` is a primary
 * key; `signature_id` and `template_id` are others, under which sends know an object.
 */
import type { Decoded } from "../../../shared/client/decoding";
import type {
  app,
  appCount,
  appPage,
  changedApp,
  changedSignature,
  changedTemplate,
  countries,
  createdApp,
  createdSignature,
  createdTemplate,
  deletedTemplates,
  signature,
  signatureFile,
  signaturePage,
  template,
  templatePage,
  templateVariable,
  templateVariables,
  uploadedFile,
} from "../answers/management";
import type {
  AppStatus,
  BracketKind,
  FlowStatus,
  MessageRegion,
  MessageType,
  SignatureSource,
  SignatureStatus,
  SortDirection,
  UniversalTemplate,
  VariableType,
  YesOrNo,
} from "../enumerations";

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Awaited when a try is the next to be sent: what it rejects with ends the call, and the try is not sent. */
  readonly onSend?: (() => Promise<unknown>) | undefined;
}

/** A part of a list, the newest first where nothing else is said. */
export interface Page {
  /** Most objects. Default of the platform: 10. */
  readonly limit?: number | undefined;
  /** Objects before it. */
  readonly offset?: number | undefined;
  readonly sort_key?: "create_time" | undefined;
  readonly sort_dir?: SortDirection | undefined;
}

/** When objects were created; the document names neither form nor time zone. */
export interface Created {
  readonly start_time?: string | undefined;
  readonly end_time?: string | undefined;
}

// Huawei: specification 3.2.
/** Always the whole. */
export interface AppChange {
  readonly app_name: string;
  readonly region: MessageRegion;
  /** Also makes a signature and a template for trials; of domestic applications only. */
  readonly create_sign_and_template?: boolean | undefined;
  /** Default of the platform: `0`. */
  readonly enterprise_project_id?: string | undefined;
  /** Default of the platform: `default`. */
  readonly enterprise_project_name?: string | undefined;
  /** Where replies are pushed to; of domestic applications only. */
  readonly up_link_addr?: string | undefined;
}

// Huawei: specification 3.1.
export interface NewApp extends AppChange {
  /** Has the answer tell the `app_secret`, which no other call does. */
  readonly show_secret?: boolean | undefined;
}

export interface AppFilter extends Created {
  readonly app_name?: string | undefined;
  readonly region?: MessageRegion | undefined;
  readonly status?: AppStatus | undefined;
}
// Huawei: specification 3.3.
export interface AppQuery extends AppFilter, Page {}

// Huawei: specification 3.4.
export interface AppCountQuery {
  readonly region: MessageRegion;
}

export type CreatedApp = Decoded<typeof createdApp>;
export type ChangedApp = Decoded<typeof changedApp>;
export type App = Decoded<typeof app>;
export type AppPage = Decoded<typeof appPage>;
export type AppCount = Decoded<typeof appCount>;

// Huawei: specification 4.1.
export interface NewSignature {
  /** Primary key of the application. */
  readonly app_id: string;
  /** The text without its brackets. */
  readonly signature_name: string;
  readonly signature_type: MessageType;
  readonly signature_source: SignatureSource;
  /** Whether it holds rights of others. */
  readonly is_involved_third: YesOrNo;
  /** Of a qualification in the console; the platform takes a request without it and refuses the signature in its review. */
  readonly qualification_id: string;
  /** For the reviewer. */
  readonly apply_desc?: string | undefined;
  /** File of the business licence. */
  readonly file_id?: string | undefined;
  /** File of the power of attorney; answers spell it `power_attorney_file_id`. */
  readonly power_attorney_fileid?: string | undefined;
  /** File that shows the relation to the app (its ICP filing) or to the trademark (its certificate). */
  readonly signature_related_file_id?: string | undefined;
  /** Of the trademark. */
  readonly registration_number?: string | undefined;
  /** Of the app's ICP filing. */
  readonly license_number?: string | undefined;
}

// Huawei: specification 4.3, L1133.
/** Always the whole, and only after the review refused the signature. */
export type SignatureChange = NewSignature;

export interface SignatureFilter extends Created {
  readonly app_name?: string | undefined;
  readonly signature_id?: string | undefined;
  readonly signature_name?: string | undefined;
  readonly signature_type?: MessageType | undefined;
  readonly status?: SignatureStatus | undefined;
}
// Huawei: specification 4.4.
export interface SignatureQuery extends SignatureFilter, Page {}

export type CreatedSignature = Decoded<typeof createdSignature>;
export type ChangedSignature = Decoded<typeof changedSignature>;
export type Signature = Decoded<typeof signature>;
export type SignaturePage = Decoded<typeof signaturePage>;

// Huawei: specification 5.1.
export interface NewSignatureFile {
  readonly file: Uint8Array;
  /** Without folders. */
  readonly file_name: string;
  /** Media type, such as `image/png`. Default: `application/octet-stream`. */
  readonly content_type?: string | undefined;
  readonly file_desc?: string | undefined;
}

export type UploadedFile = Decoded<typeof uploadedFile>;
export type SignatureFile = Decoded<typeof signatureFile>;

// Huawei: specification 6.1, L1795-1799.
/** What a variable of a template stands for. */
export interface VariableAttribute {
  /** The number in the text: 1 of `${1}`. */
  readonly variable_index: number;
  readonly variable_type: VariableType;
  /** Needed by `TEXT`. */
  readonly variable_desc?: string | undefined;
}

// Huawei: specification 6.1.
export interface NewTemplate {
  /** Primary key of the application. */
  readonly app_id: string;
  readonly region: MessageRegion;
  readonly template_name: string;
  /** Text with the variables `${1}`, `${2}` and so on. */
  readonly template_content: string;
  /** Without effect abroad; of a template of one signature it is the signature's. */
  readonly template_type: MessageType;
  /** Primary key of the signature; of domestic templates that are not universal. */
  readonly sign_id?: string | undefined;
  readonly universal_template?: UniversalTemplate | undefined;
  /** Default of the platform: `CN`. */
  readonly brackets?: BracketKind | undefined;
  /** Ids of countries, of templates for abroad. */
  readonly send_country?: readonly number[] | undefined;
  /** For the reviewer. */
  readonly template_desc?: string | undefined;
  /** One for each variable of the text. */
  readonly variable_attributes?: readonly VariableAttribute[] | undefined;
  /** In a change the document lets one withdraw and disable by it, without saying which value does what. */
  readonly flow_status?: FlowStatus | undefined;
}

// Huawei: specification 6.3, L1908.
/** Always the whole. Of an approved template the name alone may differ; one under review has to be withdrawn before. */
export type TemplateChange = NewTemplate;

export interface TemplateFilter extends Created {
  readonly app_key?: string | undefined;
  readonly app_name?: string | undefined;
  readonly flow_status?: FlowStatus | undefined;
  readonly has_variable?: YesOrNo | undefined;
  readonly sign_name?: string | undefined;
  readonly template_id?: string | undefined;
  readonly template_name?: string | undefined;
  readonly template_type?: MessageType | undefined;
  readonly region?: MessageRegion | undefined;
}
// Huawei: specification 6.4.
export interface TemplateQuery extends TemplateFilter, Page {}

export type CreatedTemplate = Decoded<typeof createdTemplate>;
export type ChangedTemplate = Decoded<typeof changedTemplate>;
export type Template = Decoded<typeof template>;
export type TemplatePage = Decoded<typeof templatePage>;
export type TemplateVariable = Decoded<typeof templateVariable>;
export type TemplateVariables = Decoded<typeof templateVariables>;
export type DeletedTemplates = Decoded<typeof deletedTemplates>;

// Beyond the document: as the vendor's own programs ask.
/** Countries by their names; all where none is given. */
export interface CountryQuery {
  readonly country_name_en?: string | undefined;
  readonly country_name_zh?: string | undefined;
}
export type Countries = Decoded<typeof countries>;
export type Country = Countries[number];
