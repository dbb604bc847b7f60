import { mostNumbers } from "../../../clouds/huawei/client/calls/message-rules";
import { acceptedCode } from "../../../clouds/huawei/client/codes/send-codes";
import { senderBy } from "../../send/outcomes";
import type { Sender } from "../../send/sender";
import { refusalOf } from "./refusals";
import type { HuaweiSettings } from "./settings";

export function senderOf({ client }: HuaweiSettings): Sender {
  return senderBy({
    mostNumbers,
    acceptedCode,
    refusalOf,
    send: ({ version: { template: templateId, sender: from, signature }, values, numbers: to, signal }) =>
      client.batchSendSms({ from, to, templateId, templateParas: values.map(({ value }) => value), signature }, { signal }),
    rowsOf: ({ result }) =>
      result.map(({ originTo, status, smsMsgId, total }) => ({ number: originTo, code: status, messageId: smsMsgId, segments: total })),
  });
}
