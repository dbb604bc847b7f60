// Tencent: specification 10.9 to 10.13, 10.17 and 10.18.
/** What sending, reading what became of messages, and phone numbers answer. */
import { integer, lenient, list, object, open, optional, text } from "../../../shared/client/decoding";
import type { ReportStatus } from "../enumerations";
import { answer } from "./envelope";

export const sendStatus = object({
  PhoneNumber: text,
  /** `Ok`: accepted. The others are in `errorCodes`. */
  Code: text,
  /** Id of the message. */
  SerialNo: optional(text),
  /** Parts that are charged. */
  Fee: optional(integer),
  SessionContext: optional(text),
  Message: optional(text),
  /** Two letters, `DEF` where it is not known. */
  IsoCode: optional(text),
});
export const sendResult = answer({ SendStatusSet: list(sendStatus) });

// What was pulled is not given again: a field that is something else must not lose a hundred rows.
export const sendReport = object({
  /** Id of the message, as the send answered. */
  SerialNo: text,
  /** Tells success; the code does not, because some codes mean different things at different carriers. */
  ReportStatus: open<ReportStatus>(text),
  /** The receipt code, e.g. `DELIVRD`; its meaning is in `receiptCodes`. */
  Description: lenient(text),
  /** Seconds since 1970. */
  UserReceiveTime: lenient(integer),
  PhoneNumber: lenient(text),
  CountryCode: lenient(text),
  /** Without its country code. */
  SubscriberNumber: lenient(text),
  /** Empty unless the vendor's support has enabled it. */
  SessionContext: lenient(text),
});
export const sendReports = answer({ PullSmsSendStatusSet: list(sendReport) });

export const reply = object({
  PhoneNumber: text,
  ReplyContent: text,
  /** Seconds since 1970. */
  ReplyTime: lenient(integer),
  /** Text of the signature. */
  SignName: lenient(text),
  ExtendCode: lenient(text),
  CountryCode: lenient(text),
  SubscriberNumber: lenient(text),
});
export const replies = answer({ PullSmsReplyStatusSet: list(reply) });

export const phoneNumberInfo = object({
  /** E.164 as a send would use it; the given text where it was not understood. */
  PhoneNumber: text,
  /** `Ok`, or why the number was not understood. */
  Code: text,
  Message: optional(text),
  NationCode: optional(text),
  SubscriberNumber: optional(text),
  IsoCode: optional(text),
  IsoName: optional(text),
});
export const phoneNumberInfos = answer({ PhoneNumberInfoSet: list(phoneNumberInfo) });

export const reportedConversion = answer({ ReportConversionStatus: object({ Code: text, Message: optional(text) }) });
