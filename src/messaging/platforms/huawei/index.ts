/** Messages through Huawei Cloud Message & SMS. */
import { messages, title } from "../../../clouds/huawei/messages";
import { definePlatform } from "../platform";
import { checkup } from "./checkup";
import { huaweiPushes } from "./receipts";
import { senderOf } from "./sending";
import { statistics } from "./statistics";

export const huawei = definePlatform("huawei", {
  title,
  text: { title, ...messages, order: "numbered" },
  senderOf: () => "the channel number of an approved signature",
  signatureOf: ({ signature = "" }) => signature,
  example: "huawei: { client: new HuaweiSms({ app: { appKey, appSecret, accessAddress } }) }",
  sender: senderOf,
  pushes: huaweiPushes,
  statistics,
  checkup,
});
