/**
 * Requests and answers of the signature and template calls, under the wire's own names (specification sections 6.7 to 6.14).
 */
import type { ContentType, CountryType, FileFormat, ReviewStatus, SmsType } from "./enumerations";

/** A listed value, or one that the platform has added since. */
type Open<T extends string> = T | (string & Record<never, never>);

/** A proof file; the platform takes it and never returns it. */
export interface ProofFile {
  /** Base64 without a `data:` prefix; at most 2 MB. */
  readonly signatureFileBase64?: string | undefined;
  readonly signatureFileFormat?: FileFormat | Lowercase<FileFormat> | undefined;
}

/** Section 6.7. */
export interface NewSignature extends ProofFile {
  /** The text without its brackets. */
  readonly content: string;
  readonly contentType: ContentType;
  readonly description?: string | undefined;
  /** Default of the platform: `DOMESTIC`. */
  readonly countryType?: CountryType | undefined;
}

/** Section 6.8. Left-out optional fields presumably keep their values; the vendor's document is silent. */
export interface SignatureChange extends NewSignature {
  readonly countryType: CountryType;
}

export interface CreatedSignature {
  readonly signatureId: string;
  readonly status?: Open<ReviewStatus> | undefined;
}

/** Section 6.9. */
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

/** Section 6.11. */
export interface NewTemplate {
  readonly name: string;
  /** Text with `${variables}`. */
  readonly content: string;
  readonly smsType: SmsType;
  readonly countryType: CountryType;
  /** What the messages are for. */
  readonly description: string;
}

/** Section 6.12. Refused by the platform once the template has passed its review (seed L6440). */
export interface TemplateChange extends Omit<NewTemplate, "description"> {
  readonly description?: string | undefined;
}

export interface CreatedTemplate {
  readonly templateId: string;
  readonly status?: Open<ReviewStatus> | undefined;
}

/** Section 6.13. */
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

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface CreateOptions extends CallOptions {
  /**
   * Idempotency token, 1 to 64 printable ASCII characters (seed L2709-2727). Within 24 hours of its last use the same token
   * with the same request gives the same object. Default: a fresh UUID for each call.
   */
  readonly clientToken?: string | undefined;
}
