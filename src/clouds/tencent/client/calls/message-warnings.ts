/**
 * What a message is probably meant otherwise by, though the platform may take it (the warnings among rules M9 to M14). Values of variables
 * are not repeated: they may be one-time codes.
 */
import type { Given } from "../../../shared/client/arguments";
import type { Message, SendOptions } from "../types/messages";
import { isMainland } from "./phone-numbers";

// Tencent: L10312-10320.
/** For accounts opened after 2024-01-25 and those unused for long. */
const usualLongestValue = 6;
// Tencent: L10206.
/** When marketing messages are delivered; the document names no time zone. */
const marketingHours = { from: 8, to: 22 };

/** @param hour as Tencent writes it, `yyyymmddhh` */
export function messageWarnings(message: Message, { known, longestValue }: Given<SendOptions>, hour: string): string[] {
  const { PhoneNumberSet, SenderId, SmsSdkAppId, TemplateParamSet = [] } = message;
  const warnings: string[] = [];
  const long = longestValue === undefined ? TemplateParamSet.findIndex((value) => [...value].length > usualLongestValue) : -1;
  if (long >= 0)
    warnings.push(
      `the value of {${long + 1}} has more than ${usualLongestValue} characters, which many accounts may not send; the option longestValue tells what yours may`,
    );
  if (SenderId && PhoneNumberSet.some(isMainland))
    warnings.push(`the SenderId ${JSON.stringify(SenderId)} has no effect on mainland numbers; leave it out`);
  const hours = Number(hour.slice(-2));
  const isLate = hours < marketingHours.from || hours >= marketingHours.to;
  if (known?.template.SmsType === 1 && isLate)
    warnings.push(`it is ${hours} o'clock; marketing messages are delivered from 8 to 22 o'clock only`);
  if (!/^1400\d{6}$/.test(SmsSdkAppId))
    warnings.push(`the SmsSdkAppId ${JSON.stringify(SmsSdkAppId)} does not look like one; they have 10 digits and begin with 1400`);
  return warnings;
}
