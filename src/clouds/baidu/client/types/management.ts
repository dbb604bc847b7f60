// Baidu: specification 6.
/**
 * Requests and answers of the calls for signatures, templates, blacklist and quota, under the wire's own names. Lists of phone
 * numbers are lists here, and numbers are numbers, although the wire has texts.
 */
import type { Decoded } from "../../../shared/client/decoding";
import type { blacklistEntry, blacklistPage, createdSignature, createdTemplate, quota, signature, template } from "../answers/management";
import type { BlacklistCountryType, ContentType, CountryType, FileFormat, SmsType } from "../enumerations";

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

export type CreatedSignature = Decoded<typeof createdSignature>;

// Baidu: specification 6.9.
export type Signature = Decoded<typeof signature>;

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

export type CreatedTemplate = Decoded<typeof createdTemplate>;

// Baidu: specification 6.13.
export type Template = Decoded<typeof template>;

// Beyond the document (Baidu G-41): `countryType` of additions and queries, which the vendor's SDKs send.
interface BlacklistNumbers {
  /** 1 to 100 mainland numbers of 11 digits; with `countryType: "INTERNATIONAL"` numbers with their country code, with or without `+`. */
  readonly phones: readonly string[];
  /** Left out, it is not sent. The platform's document does not have it; the vendor's SDKs send it. */
  readonly countryType?: BlacklistCountryType | undefined;
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
  /** Up to 200 numbers, as entries have them. */
  readonly phones?: readonly string[] | undefined;
  /** The platform's document does not have it; the vendor's SDKs send it. */
  readonly countryType?: BlacklistCountryType | undefined;
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

export type BlacklistEntry = Decoded<typeof blacklistEntry>;

export type BlacklistPage = Decoded<typeof blacklistPage>;

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
export type Quota = Decoded<typeof quota>;

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
