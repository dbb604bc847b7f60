import { mostMobiles } from "../../../clouds/baidu/client/calls/message-rules";
import { acceptedCode } from "../../../clouds/baidu/client/codes/send-codes";
import { senderBy } from "../../send/outcomes";
import type { Sender } from "../../send/sender";
import { refusalOf } from "./refusals";
import type { BaiduSettings } from "./settings";

/** A lost answer is asked for again by the client, with the same token: the platform sends nothing twice. */
export function senderOf({ client }: BaiduSettings): Sender {
  return senderBy({
    mostNumbers: mostMobiles,
    acceptedCode,
    refusalOf,
    send: ({ version: { template, sender = "" }, values, numbers, signal }) => {
      const contentVar = Object.fromEntries(values.map(({ name, value }) => [name, value]));
      return client.sendSms({ mobiles: numbers, template, signatureId: sender, contentVar }, { signal });
    },
    rowsOf: ({ data, isToRepeat }) => data.map(({ mobile, code, messageId }) => ({ number: mobile, code, messageId, isToRepeat })),
  });
}
