// Tencent: specification 10.9 and 10.18.
/** The sending of messages, and reporting that they worked. What they mean stands at `TencentSms`. */
import { PlatformError } from "../../../../http/errors";
import { IncompleteSend, unanswered } from "../../../shared/client/incomplete-send";
import { reportedConversion, sendResult } from "../answers/messages";
import { defineCall, demand, platform } from "../caller";
import { verdictOn } from "../errors";
import { conversion, message, sendOptions } from "../requests/messages";
import { callOptions } from "../requests/options";
import type { ReportedConversion, SendResult } from "../types/messages";
import { checkMessage } from "./message-rules";
import { messageWarnings } from "./message-warnings";
import { checkApplication, isIn } from "./paging";

export const sendSms = defineCall(
  "SendSms",
  { message, options: sendOptions },
  async (caller, { message, options }): Promise<SendResult> => {
    checkMessage(message, options);
    const { onWarning } = options;
    if (onWarning) for (const warning of messageWarnings(message, options, caller.thisHour())) onWarning(warning);
    const sent = await caller.read("SendSms", message, options, sendResult);
    const missing = unanswered(
      message.PhoneNumberSet,
      sent.SendStatusSet.map(({ PhoneNumber }) => PhoneNumber),
    );
    if (missing !== undefined) throw new IncompleteSend({ platform, call: "SendSms" }, missing, sent.RequestId, sent);
    return sent;
  },
);

export const reportConversion = defineCall(
  "ReportConversion",
  { conversion, options: callOptions },
  async (caller, { conversion, options }): Promise<ReportedConversion> => {
    const call = "ReportConversion";
    const { SmsSdkAppId, SerialNo, ConversionTime } = conversion;
    checkApplication(call, SmsSdkAppId);
    demand(SerialNo.trim() !== "", call, "the SerialNo is empty; it must be the id of a message, as the send answered");
    const isTime = ConversionTime === undefined || isIn(ConversionTime, 0, 99_999_999_999);
    demand(isTime, call, `the ConversionTime is ${ConversionTime}; it must be a time in whole seconds since 1970`);
    const answer = await caller.read(call, conversion, options, reportedConversion);
    // The outcome has a code of its own, written `OK` in one place of the document and `ok` in another.
    const { Code, Message } = answer.ReportConversionStatus;
    if (Code.toLowerCase() === "ok") return answer;
    const reason = Message || "the conversion was not accepted";
    throw new PlatformError({ platform, call }, { ...verdictOn(Code), code: Code, reason, requestId: answer.RequestId });
  },
);
