/** Messages through Huawei Cloud Message & SMS. */
import { definePlatform } from "../platform";
import { checkup } from "./checkup";
import { huaweiPushes } from "./receipts";
import { senderOf } from "./sending";
import { statistics } from "./statistics";
import { texts } from "./texts";

export const huawei = definePlatform("huawei", {
  ...texts,
  senderOf: () => "the channel number of an approved signature",
  example: "huawei: { client: new HuaweiSms({ app: { appKey, appSecret, accessAddress } }) }",
  sender: senderOf,
  pushes: huaweiPushes,
  statistics,
  checkup,
});
