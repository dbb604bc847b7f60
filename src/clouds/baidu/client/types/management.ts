// Baidu: specification 6.
/**
 * Requests and answers of the calls for signatures, templates, blacklist and quota, under the wire's own names. Lists of phone
 * numbers are lists here, and numbers are numbers, although the wire has texts.
 */
import type { Open } from "../../../shared/client/answers";
import type { BlacklistType, ContentType, CountryType, FileFormat, QuotaApplicationStatus, ReviewStatus, SmsType } from "../enumerations";

/** A proof file; the platform takes it and never returns it. */
export interface ProofFile {
  /** Base64 without a `data:` prefix; at most 2 MB. */
  readonly signatureFileBase64?: string | undefined;
  readonly signatureFileFormat?: FileFormat | Lowercase<FileFormat> | undefined;
}

// Baidu: specification 6.7.
export interface NewSignature extends ProofFile {
  /** The text without its brackets. */
  readonly content: string;
  readonly contentType: ContentType;
  readonly description?: string | undefined;
  /** Default of the platform: `DOMESTIC`. */
  readonly countryType?: CountryType | undefined;
}

// Baidu: specification 6.8.
/** Left-out optional fields presumably keep their values; the vendor's document is silent. */
export interface SignatureChange extends NewSignature {
  readonly countryType: CountryType;
}

export interface CreatedSignature {
  readonly signatureId: string;
  readonly status?: Open<ReviewStatus> | undefined;
}

// Baidu: specification 6.9.
export interface Signature {
  readonly signatureId: string;
  readonly content: string;
  readonly contentType: Open<ContentType>;
  readonly countryType: Open<CountryType>;
  readonly status: Open<ReviewStatus>;
  /** The reviewer's words; may be empty. */
  readonly review?: string | undefined;
  /** In the printed example only, not in the table. */
  readonly description?: string | undefined;
  /** The account that owns it. */
  readonly userId?: string | undefined;
  /** Seen in the vendor's SDKs only. */
  readonly createDate?: string | undefined;
  /** Seen in the vendor's SDKs only. */
  readonly updateDate?: string | undefined;
}

// Baidu: specification 6.11.
export interface NewTemplate {
  readonly name: string;
  /** Text with `${variables}`. */
  readonly content: string;
  readonly smsType: SmsType;
  readonly countryType: CountryType;
  /** What the messages are for. */
  readonly description: string;
}

// Baidu: L6440; specification 6.12.
/** Refused by the platform once the template has passed its review. */
export interface TemplateChange extends Omit<NewTemplate, "description"> {
  readonly description?: string | undefined;
}

export interface CreatedTemplate {
  readonly templateId: string;
  readonly status?: Open<ReviewStatus> | undefined;
}

// Baidu: specification 6.13.
export interface Template {
  readonly templateId: string;
  readonly name: string;
  readonly content: string;
  readonly smsType: Open<SmsType>;
  readonly countryType: Open<CountryType>;
  readonly status: Open<ReviewStatus>;
  readonly description?: string | undefined;
  /** The reviewer's words; may be empty. */
  readonly review?: string | undefined;
  /** The account that owns it. */
  readonly userId?: string | undefined;
  /** Seen in the vendor's SDKs only. */
  readonly createDate?: string | undefined;
  /** Seen in the vendor's SDKs only. */
  readonly updateDate?: string | undefined;
}

interface BlacklistNumbers {
  /** 1 to 100 mainland numbers of 11 digits. */
  readonly phones: readonly string[];
}
interface AccountBlacklistAddition extends BlacklistNumbers {
  /** Blocks the numbers for all messages of the account. */
  readonly type: "MerchantBlack";
  /** Blocks them for messages of this type only. */
  readonly smsType?: SmsType | undefined;
  readonly signatureIdStr?: undefined;
}
interface SignatureBlacklistAddition extends BlacklistNumbers {
  /** Blocks the numbers for one signature. */
  readonly type: "SignatureBlack";
  readonly smsType: SmsType;
  readonly signatureIdStr: string;
}
// Baidu: specification 6.1.
export type BlacklistAddition = AccountBlacklistAddition | SignatureBlacklistAddition;

// Baidu: specification 6.2.
/** Entries that fit all of it; the type is no filter. */
export interface BlacklistQuery {
  /** Up to 200 mainland numbers of 11 digits. */
  readonly phones?: readonly string[] | undefined;
  readonly smsType?: SmsType | undefined;
  readonly signatureIdStr?: string | undefined;
  /** First and last day as `yyyy-MM-dd`, in the platform's time zone; the only date of an entry is its `updateDate`. */
  readonly startTime?: string | undefined;
  readonly endTime?: string | undefined;
  /** From 1. */
  readonly pageNo?: number | undefined;
  /** Default of the platform: 50. */
  readonly pageSize?: number | undefined;
}

export interface BlacklistEntry {
  readonly phone: string;
  readonly type: Open<BlacklistType>;
  /** Absent where the platform leaves it out or empty, as it may for `MerchantBlack`. */
  readonly smsType?: Open<SmsType> | undefined;
  readonly signatureIdStr?: string | undefined;
  // Baidu: G-16.
  /** `yyyy-MM-dd HH:mm:ss` in the platform's time zone, which the document does not name. */
  readonly updateDate?: string | undefined;
}

export interface BlacklistPage {
  readonly blacklists: readonly BlacklistEntry[];
  /** Entries on all pages. */
  readonly totalCount: number;
  readonly pageNo?: number | undefined;
  readonly pageSize?: number | undefined;
}

// Baidu: specification 6.16.
/** All five are required, there is no partial change. The first two are applied for, and reviewed. */
export interface QuotaChange {
  /** Messages in a calendar day. */
  readonly quotaPerDay: number;
  /** Messages in a calendar month. */
  readonly quotaPerMonth: number;
  /** Messages of one signature to one number. */
  readonly rateLimitPerMobilePerSignByMinute: number;
  readonly rateLimitPerMobilePerSignByHour: number;
  readonly rateLimitPerMobilePerSignByDay: number;
}

// Baidu: specification 6.15.
/** The quotas and limits are those in force. */
export interface Quota extends QuotaChange {
  readonly quotaRemainToday?: number | undefined;
  readonly quotaRemainThisMonth?: number | undefined;
  /** Of the latest application, as the three below. What they are when there was none is not documented. */
  readonly applyQuotaPerDay?: number | undefined;
  readonly applyQuotaPerMonth?: number | undefined;
  readonly applyCheckStatus?: Open<QuotaApplicationStatus> | undefined;
  /** Why the application was refused. */
  readonly checkReply?: string | undefined;
  /** True when the account is exempt from the rate limits. */
  readonly rateLimitWhiteList?: boolean | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface CreateOptions extends CallOptions {
  // Baidu: L2709-2727.
  /**
   * Idempotency token, 1 to 64 printable ASCII characters. Within 24 hours of its last use the same token
   * with the same request gives the same object. Default: a fresh UUID for each call.
   */
  readonly clientToken?: string | undefined;
}
