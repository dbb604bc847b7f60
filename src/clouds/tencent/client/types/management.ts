// Tencent: specification 9 and 10.
/**
 * Requests and answers of the calls for signatures and templates, under the wire's own names.
 * Ids are texts everywhere, although the wire has numbers of up to 64 bits in most places.
 */
import type { Open } from "../../../shared/client/answers";
import type {
  DocumentType,
  International,
  QualificationStatusCode,
  ReadInternational,
  SignPurpose,
  SignType,
  SmsType,
  StatusCode,
} from "../enumerations";

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Awaited when a try is the next to be sent: what it rejects with ends the call, and the try is not sent. */
  readonly onSend?: (() => Promise<unknown>) | undefined;
}

/** Every answer carries it; the vendor's support asks for it. */
export interface Answered {
  readonly RequestId?: string | undefined;
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

export interface AddedSign extends Answered {
  readonly AddSignStatus: { readonly SignId: string };
}

export interface ModifiedSign extends Answered {
  readonly ModifySignStatus: { readonly SignId: string };
}

/** What a deletion says of itself. */
export interface DeleteStatus {
  /** `return successfully!` */
  readonly DeleteStatus?: string | undefined;
  /** Seconds since 1970. */
  readonly DeleteTime?: number | undefined;
}

export interface DeletedSign extends Answered {
  readonly DeleteSignStatus: DeleteStatus;
}

// Tencent: specification 10.4.
/** Signatures cannot be listed, only read by their ids. */
export interface SignQuery {
  /** 1 to 100 ids. */
  readonly SignIdSet: readonly string[];
  readonly International: International;
}

export interface Sign {
  readonly SignId: string;
  readonly SignName: string;
  readonly International: Open<International>;
  readonly StatusCode: Open<StatusCode>;
  /** The reviewer's words; may be empty. */
  readonly ReviewReply?: string | undefined;
  /** When it was handed in for review, in seconds since 1970. */
  readonly CreateTime?: number | undefined;
  /** `0` where there is none. */
  readonly QualificationId?: string | undefined;
  readonly QualificationName?: string | undefined;
  readonly QualificationStatusCode?: Open<QualificationStatusCode> | undefined;
}

export interface SignList extends Answered {
  readonly DescribeSignListStatusSet: readonly Sign[];
}

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

export interface AddedTemplate extends Answered {
  readonly AddTemplateStatus: { readonly TemplateId: string };
}

export interface ModifiedTemplate extends Answered {
  readonly ModifyTemplateStatus: { readonly TemplateId: string };
}

export interface DeletedTemplate extends Answered {
  readonly DeleteTemplateStatus: DeleteStatus;
}

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

export interface Template {
  readonly TemplateId: string;
  readonly TemplateName: string;
  readonly TemplateContent: string;
  /** `3`: valid for both. */
  readonly International: Open<ReadInternational>;
  readonly StatusCode: Open<StatusCode>;
  /** The reviewer's words; may be empty. */
  readonly ReviewReply?: string | undefined;
  /** When it was handed in for review, in seconds since 1970. */
  readonly CreateTime?: number | undefined;
}

export interface TemplateList extends Answered {
  readonly DescribeTemplateStatusSet: readonly Template[];
}
