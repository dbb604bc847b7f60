// Tencent: specification 10.9 and 10.18.
/** The sending of messages, and reporting that they worked. What they mean stands at `TencentSms`. */
import { PlatformError } from "../../../../http/errors";
import { integer, listOf, maybe, type Reader, record, requestId, text } from "../answers";
import { type Caller, demand, platform } from "../caller";
import { verdictOn } from "../errors";
import type { CallOptions } from "../types/management";
import type { Conversion, Message, ReportedConversion, SendOptions, SendResult, SendStatus } from "../types/messages";
import { checkMessage } from "./message-rules";
import { messageWarnings } from "./message-warnings";
import { checkApplication, isIn } from "./paging";

const status = record<SendStatus>({
  PhoneNumber: text,
  Code: text,
  SerialNo: maybe(text),
  Fee: maybe(integer),
  SessionContext: maybe(text),
  Message: maybe(text),
  IsoCode: maybe(text),
});
const result = record<SendResult>({ SendStatusSet: listOf(status), ...requestId });
const reported = record<ReportedConversion>({ ReportConversionStatus: record({ Code: text, Message: maybe(text) }), ...requestId });

/** @param thisHour `yyyymmddhh` in the platform's time zone */
export async function sendSms(caller: Caller, message: Message, options: SendOptions, thisHour: string): Promise<SendResult> {
  checkMessage(message, options);
  for (const warning of messageWarnings(message, options, thisHour)) options.onWarning?.(warning);
  const { PhoneNumberSet, SmsSdkAppId, TemplateId, SignName, TemplateParamSet, ExtendCode, SessionContext, SenderId } = message;
  const parameters = { PhoneNumberSet, SmsSdkAppId, TemplateId, SignName, TemplateParamSet, ExtendCode, SessionContext, SenderId };
  return caller.read("SendSms", parameters, options, result);
}

export async function reportConversion(caller: Caller, conversion: Conversion, options: CallOptions): Promise<ReportedConversion> {
  const call = "ReportConversion";
  const { SmsSdkAppId, SerialNo, ConversionTime } = conversion;
  checkApplication(call, SmsSdkAppId);
  const isSerial = typeof SerialNo === "string" && SerialNo.trim() !== "";
  demand(isSerial, call, "the SerialNo is empty; it must be the id of a message, as the send answered");
  const isTime = ConversionTime === undefined || isIn(ConversionTime, 0, 99_999_999_999);
  demand(isTime, call, `the ConversionTime is ${ConversionTime}; it must be a time in whole seconds since 1970`);
  return caller.read(call, { SmsSdkAppId, SerialNo, ConversionTime }, options, accepted);
}

/** The outcome has a code of its own, written `OK` in one place of the document and `ok` in another. */
const accepted: Reader<ReportedConversion> = (response, name) => {
  const answer = reported(response, name);
  const { Code, Message } = answer.ReportConversionStatus;
  if (Code.toLowerCase() === "ok") return answer;
  const init = { ...verdictOn(Code), code: Code, reason: Message || "the conversion was not accepted", requestId: answer.RequestId };
  throw new PlatformError({ platform, call: "ReportConversion" }, init);
};
