/** What a number is (Tencent's specification 10.17). */
import { codes } from "../calls/codes";
import type { ParametersOf } from "../calls/definitions";
import { refusal } from "../calls/envelope";
import type { TencentSwitches } from "../switches";
import { readPhoneNumber } from "./phone-numbers";

/** Most numbers of one call (Tencent L9378). */
const mostNumbers = 200;

export function createNumberInfo(switches: TencentSwitches) {
  const infoOf = (written: string): object => {
    const phone = readPhoneNumber(written);
    if (phone !== undefined) {
      return {
        Code: "Ok",
        Message: "Describe success",
        NationCode: phone.nationCode,
        SubscriberNumber: phone.subscriber,
        PhoneNumber: phone.number,
        IsoCode: phone.iso,
        IsoName: phone.country,
      };
    }
    const code = "FailedOperation.PhoneNumberParseFail";
    if (switches.get("tencent.unparsable-number") === "refuse") throw refusal(code, written);
    return { Code: code, Message: codes[code], NationCode: "", SubscriberNumber: "", PhoneNumber: written, IsoCode: "DEF", IsoName: "" };
  };

  return ({ PhoneNumberSet }: ParametersOf<"DescribePhoneNumberInfo">) => {
    if (PhoneNumberSet.length > mostNumbers) throw refusal("LimitExceeded.PhoneNumberCountLimit", `${PhoneNumberSet.length} numbers.`);
    if (PhoneNumberSet.length === 0) throw refusal("MissingParameter", "PhoneNumberSet is empty.");
    return () => ({ PhoneNumberInfoSet: PhoneNumberSet.map(infoOf) });
  };
}
