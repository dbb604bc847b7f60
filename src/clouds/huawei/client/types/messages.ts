// Huawei: specification 7.
/** Requests and answers of sends, under the wire's own names. */
import type { Decoded } from "../../../shared/client/decoding";
import type { sendResult, smsId } from "../answers/messages";

/** What one template says to some numbers. */
export interface SmsContent {
  /** 1 to 500 numbers as `+8613800138000`; mainland ones may leave out `+86`. */
  readonly to: readonly string[];
  /** The `template_id` of an approved template. */
  readonly templateId: string;
  /** Values of the template's variables in order. */
  readonly templateParas?: readonly string[] | undefined;
  /** Name of an approved signature; for universal templates, which need it. */
  readonly signature?: string | undefined;
}

/** What is said of all messages of a send. */
interface SendFields {
  /** The `channel_num` of the signature. Default: the client's `channelNumber`. */
  readonly from?: string | undefined;
  /** Where delivery reports are pushed to. Without it they go to the application's own address, if it has one. */
  readonly statusCallback?: string | undefined;
  /** Comes back in delivery reports. At most 128 bytes, without braces. */
  readonly extend?: string | undefined;
}

// Huawei: specification 7.1.
/** One text. */
export interface Message extends SendFields, SmsContent {}

// Huawei: specification 7.2.
/** Several texts, each to numbers of its own. */
export interface DiffMessage extends SendFields {
  readonly smsContent: readonly SmsContent[];
}

/** What became of one number. */
export type SmsId = Decoded<typeof smsId>;

/** The platform accepted the request, or some of its numbers: look at each number's status. */
export type SendResult = Decoded<typeof sendResult>;
