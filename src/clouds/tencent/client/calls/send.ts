// Tencent: specification 10.9 and 10.18.
/** The sending of messages, and reporting that they worked. What they mean stands at `TencentSms`. */
import { PlatformError } from "../../../../http/errors";
import { reportedConversion, sendResult } from "../answers/messages";
import { type Caller, demand, platform } from "../caller";
import { verdictOn } from "../errors";
import type { CallOptions } from "../types/management";
import type { Conversion, Message, ReportedConversion, SendOptions, SendResult } from "../types/messages";
import { checkMessage } from "./message-rules";
import { messageWarnings } from "./message-warnings";
import { checkApplication, isIn } from "./paging";

/** @param thisHour `yyyymmddhh` in the platform's time zone */
export async function sendSms(caller: Caller, message: Message, options: SendOptions, thisHour: string): Promise<SendResult> {
  checkMessage(message, options);
  for (const warning of messageWarnings(message, options, thisHour)) options.onWarning?.(warning);
  const { PhoneNumberSet, SmsSdkAppId, TemplateId, SignName, TemplateParamSet, ExtendCode, SessionContext, SenderId } = message;
  const parameters = { PhoneNumberSet, SmsSdkAppId, TemplateId, SignName, TemplateParamSet, ExtendCode, SessionContext, SenderId };
  return caller.read("SendSms", parameters, options, sendResult);
}

export async function reportConversion(caller: Caller, conversion: Conversion, options: CallOptions): Promise<ReportedConversion> {
  const call = "ReportConversion";
  const { SmsSdkAppId, SerialNo, ConversionTime } = conversion;
  checkApplication(call, SmsSdkAppId);
  const isSerial = typeof SerialNo === "string" && SerialNo.trim() !== "";
  demand(isSerial, call, "the SerialNo is empty; it must be the id of a message, as the send answered");
  const isTime = ConversionTime === undefined || isIn(ConversionTime, 0, 99_999_999_999);
  demand(isTime, call, `the ConversionTime is ${ConversionTime}; it must be a time in whole seconds since 1970`);
  const answer = await caller.read(call, { SmsSdkAppId, SerialNo, ConversionTime }, options, reportedConversion);
  // The outcome has a code of its own, written `OK` in one place of the document and `ok` in another.
  const { Code, Message } = answer.ReportConversionStatus;
  if (Code.toLowerCase() === "ok") return answer;
  const reason = Message || "the conversion was not accepted";
  throw new PlatformError({ platform, call }, { ...verdictOn(Code), code: Code, reason, requestId: answer.RequestId });
}
