// Tencent: specification 9 and 10.
/**
 * Requests and answers of the calls for signatures and templates, under the wire's own names.
 * Ids are texts everywhere, although the wire has numbers of up to 64 bits in most places.
 */
import type { Decoded } from "../../../shared/client/decoding";
import type {
  addedSign,
  addedTemplate,
  deletedSign,
  deletedTemplate,
  deleteStatus,
  modifiedSign,
  modifiedTemplate,
  sign,
  signList,
  template,
  templateList,
} from "../answers/management";
import type { DocumentType, International, SignPurpose, SignType, SmsType } from "../enumerations";

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Awaited when a try is the next to be sent: what it rejects with ends the call, and the try is not sent. */
  readonly onSend?: (() => Promise<unknown>) | undefined;
}

// Tencent: specification 10.1.
export interface NewSign {
  /** The text without its brackets. */
  readonly SignName: string;
  readonly SignType: SignType;
  readonly DocumentType: DocumentType;
  readonly International: International;
  readonly SignPurpose: SignPurpose;
  /** Base64 without a `data:` prefix; the platform takes it and never returns it. */
  readonly ProofImage: string;
  /** In the same form. Needed where `SignPurpose` is 1, without effect where it is 0. */
  readonly CommissionImage?: string | undefined;
  /** For the reviewer. */
  readonly Remark?: string | undefined;
  /** Of an approved qualification in the console: for domestic signatures, and for them only. */
  readonly QualificationId?: string | undefined;
}

// Tencent: specification 10.2.
/** Always the whole, and only while it is under review or rejected. `International` stays as it is. */
export interface SignChange extends NewSign {
  readonly SignId: string;
}

export type AddedSign = Decoded<typeof addedSign>;

export type ModifiedSign = Decoded<typeof modifiedSign>;

/** What a deletion says of itself. */
export type DeleteStatus = Decoded<typeof deleteStatus>;

export type DeletedSign = Decoded<typeof deletedSign>;

interface SignsById {
  readonly International: International;
  /** 1 to 100 ids. */
  readonly SignIdSet: readonly string[];
  readonly Limit?: undefined;
  readonly Offset?: undefined;
}
// Beyond the document (Tencent L7201 demands ids, and L11105 refuses what it does not know): present vendor SDKs have these two.
interface SignPage {
  readonly International: International;
  readonly SignIdSet?: undefined;
  /** 1 to 100. */
  readonly Limit: number;
  /** Default of the platform: 0. */
  readonly Offset?: number | undefined;
}
// Tencent: specification 10.4.
/**
 * By ids, or a page of all. The platform's document knows ids only; a page is what newer programs of the vendor ask for, and may be
 * refused.
 */
export type SignQuery = SignsById | SignPage;

export type Sign = Decoded<typeof sign>;

export type SignList = Decoded<typeof signList>;

// Tencent: specification 10.5.
export interface NewTemplate {
  readonly TemplateName: string;
  /** Text with the variables `{1}`, `{2}` and so on, without the signature. */
  readonly TemplateContent: string;
  readonly SmsType: SmsType;
  readonly International: International;
  /** What the messages are for. */
  readonly Remark: string;
}

// Tencent: specification 10.6.
/** Always the whole, and only while it is under review or rejected. `International` stays as it is. */
export interface TemplateChange extends NewTemplate {
  readonly TemplateId: string;
}

export type AddedTemplate = Decoded<typeof addedTemplate>;

export type ModifiedTemplate = Decoded<typeof modifiedTemplate>;

export type DeletedTemplate = Decoded<typeof deletedTemplate>;

interface TemplatesById {
  readonly International: International;
  /** 1 to 100 ids. */
  readonly TemplateIdSet: readonly string[];
  readonly Limit?: undefined;
  readonly Offset?: undefined;
}
interface TemplatePage {
  readonly International: International;
  readonly TemplateIdSet?: undefined;
  /** 1 to 100. The platform's default is 0, and what that gives is not documented. */
  readonly Limit: number;
  /** Default of the platform: 0. */
  readonly Offset?: number | undefined;
}
// Tencent: specification 10.8.
/** By ids, or a page of all. Only the main account's key may list. */
export type TemplateQuery = TemplatesById | TemplatePage;

export type Template = Decoded<typeof template>;

export type TemplateList = Decoded<typeof templateList>;
