import { mostPhones } from "../../../clouds/infocloud/client/calls/message-rules";
import { acceptedCode } from "../../../clouds/infocloud/client/codes/error-codes";
import { digitsOf } from "../../../clouds/shared/client/incomplete-send";
import { systemRandom } from "../../../system/random";
import { senderBy } from "../../send/outcomes";
import type { Sender } from "../../send/sender";
import { refusalOf } from "./refusals";
import type { InfocloudSettings } from "./settings";

/** Each call has a `bid` of its own, by which receipts tell what became of one whose answer was lost. */
export function senderOf({ client }: InfocloudSettings): Sender {
  return senderBy({
    mostNumbers: mostPhones,
    acceptedCode,
    refusalOf,
    send: ({ version: { template: templateCode }, values, numbers, signal }) => {
      const templateParam = values.map(({ value }) => value);
      return client.send({ phones: numbers.map(digitsOf), templateCode, templateParam, bid: systemRandom.uuid() }, { signal });
    },
    rowsOf: ({ msgId, failPhones = [] }, { numbers }) => {
      const failed = new Set(failPhones.map(digitsOf));
      return numbers.map((number) => (failed.has(digitsOf(number)) ? { number } : { number, code: acceptedCode, messageId: msgId }));
    },
  });
}
