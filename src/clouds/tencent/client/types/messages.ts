// Tencent: specification 9 and 10.9 to 10.18.
/** Requests and answers of sending, of reading what became of messages, and of phone numbers, under the wire's own names. */
import type { Decoded } from "../../../shared/client/decoding";
import type {
  phoneNumberInfo,
  phoneNumberInfos,
  replies,
  reply,
  reportedConversion,
  sendReport,
  sendReports,
  sendResult,
  sendStatus,
} from "../answers/messages";
import type { SmsType } from "../enumerations";
import type { CallOptions, Template } from "./management";

// Tencent: specification 10.9.
export interface Message {
  /**
   * 1 to 200 numbers, all mainland or none: E.164 with its `+`; mainland ones also as `0086…`, `86…` or 11 digits alone.
   */
  readonly PhoneNumberSet: readonly string[];
  /** Of the application in the console, e.g. `1400006666`. */
  readonly SmsSdkAppId: string;
  /** In digits; approved. */
  readonly TemplateId: string;
  /** Text of an approved signature, not its id. Needed for mainland numbers. */
  readonly SignName?: string | undefined;
  /** Values of the variables `{1}`, `{2}` and so on, in order. */
  readonly TemplateParamSet?: readonly string[] | undefined;
  /** Works only where the vendor's support has enabled it. */
  readonly ExtendCode?: string | undefined;
  /** Comes back in results and reports; less than 512 bytes. */
  readonly SessionContext?: string | undefined;
  /** Abroad only, where one was granted. */
  readonly SenderId?: string | undefined;
}

/** What became of one number. */
export type SendStatus = Decoded<typeof sendStatus>;

/** The request was accepted as a whole; look at each number's code. */
export type SendResult = Decoded<typeof sendResult>;

export interface SendOptions extends CallOptions {
  /** The template as read before, and what is sent with it, for checks that need it. It is not sent. */
  readonly known?: { readonly template: Pick<Template, "TemplateContent" | "International"> & { readonly SmsType?: SmsType } } | undefined;
  /**
   * Most characters in the value of a variable. Default: any number. The platform's own default is 6 for accounts opened after
   * 2024-01-25 and for those unused for long; others see theirs in the console.
   */
  readonly longestValue?: number | undefined;
  /** Told, before the message is sent, of what is probably not meant: one call for each, beginning with the rule's name. */
  readonly onWarning?: ((warning: string) => void) | undefined;
}

// Tencent: specification 10.10 and 10.12.
export interface Pull {
  readonly SmsSdkAppId: string;
  /** 1 to 100. */
  readonly Limit: number;
}

// Tencent: specification 10.11 and 10.13.
/** Rows beyond the first 100 are reached by a narrower time. */
export interface PullByPhoneNumber extends Pull {
  /** E.164 with its `+`. */
  readonly PhoneNumber: string;
  /** Seconds since 1970, at most 7 days ago. */
  readonly BeginTime: number;
  readonly EndTime?: number | undefined;
  /** Only 0 is allowed, which is the default. */
  readonly Offset?: 0 | undefined;
}

export type SendReport = Decoded<typeof sendReport>;

export type SendReports = Decoded<typeof sendReports>;

export type Reply = Decoded<typeof reply>;

export type Replies = Decoded<typeof replies>;

// Tencent: specification 10.17.
export interface PhoneNumberQuery {
  /** 1 to 200 numbers. */
  readonly PhoneNumberSet: readonly string[];
}

export type PhoneNumberInfo = Decoded<typeof phoneNumberInfo>;

export type PhoneNumberInfos = Decoded<typeof phoneNumberInfos>;

// Tencent: specification 10.18.
export interface Conversion {
  readonly SmsSdkAppId: string;
  /** Id of the message, as the send answered. */
  readonly SerialNo: string;
  /** When the recipient typed the code, in seconds since 1970. */
  readonly ConversionTime?: number | undefined;
}

export type ReportedConversion = Decoded<typeof reportedConversion>;
