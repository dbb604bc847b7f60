/** Messages through Baidu AI Cloud SMS. */
import { definePlatform } from "../platform";
import { checkup } from "./checkup";
import { baiduPushes } from "./receipts";
import { senderOf } from "./sending";
import { statistics } from "./statistics";
import { texts } from "./texts";

export const baidu = definePlatform("baidu", {
  ...texts,
  senderOf: () => "the signatureId of an approved signature",
  example: "baidu: { client: new BaiduSms({ accessKeyId, secretKey }) }",
  sender: senderOf,
  pushes: baiduPushes,
  statistics,
  checkup,
});
