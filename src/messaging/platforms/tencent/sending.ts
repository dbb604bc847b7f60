import { mostPhoneNumbers } from "../../../clouds/tencent/client/calls/phone-numbers";
import { acceptedCode } from "../../../clouds/tencent/client/codes/send-codes";
import { senderBy } from "../../send/outcomes";
import type { Sender } from "../../send/sender";
import { refusalOf } from "./refusals";
import type { TencentSettings } from "./settings";

export function senderOf({ client, smsSdkAppId: SmsSdkAppId }: TencentSettings): Sender {
  return senderBy({
    mostNumbers: mostPhoneNumbers,
    acceptedCode,
    refusalOf,
    send: ({ version: { template: TemplateId, sender: SignName }, values, numbers: PhoneNumberSet, signal }) => {
      const TemplateParamSet = values.map(({ value }) => value);
      return client.sendSms({ PhoneNumberSet, SmsSdkAppId, TemplateId, SignName, TemplateParamSet }, { signal });
    },
    rowsOf: ({ SendStatusSet }) =>
      SendStatusSet.map(({ PhoneNumber, Code, SerialNo, Fee }) => ({
        number: PhoneNumber,
        code: Code,
        messageId: SerialNo || undefined,
        segments: Fee,
      })),
  });
}
