// Tencent: specification 10.17.
/** Phone numbers as the calls take them. What the call means stands at `TencentSms`. */
import { phoneNumberInfos } from "../answers/messages";
import { defineCall, demand } from "../caller";
import { phoneNumberQuery } from "../requests/messages";
import { callOptions } from "../requests/options";

// Tencent: L9378, L9883.
/** Most numbers in one call. */
export const mostPhoneNumbers = 200;

export const describePhoneNumberInfo = defineCall(
  "DescribePhoneNumberInfo",
  { query: phoneNumberQuery, options: callOptions },
  (caller, { query, options }) => {
    const { length } = query.PhoneNumberSet;
    const reason = `there are ${length} phone numbers; one call takes 1 to ${mostPhoneNumbers}, more are split over several`;
    demand(length >= 1 && length <= mostPhoneNumbers, "DescribePhoneNumberInfo", reason);
    // What is no number is the platform's to say: that is what the call is for.
    return caller.read("DescribePhoneNumberInfo", query, options, phoneNumberInfos);
  },
);

export function isE164(number: string): boolean {
  return /^\+[1-9]\d{1,14}$/.test(number);
}

/** Rule M3: a mainland number, in one of the forms that the platform takes. */
export function isMainland(number: string): boolean {
  return /^(?:(?:0086|86)?\d{11}|\+86\d{0,13})$/.test(number);
}
