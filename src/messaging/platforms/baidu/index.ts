/** Messages through Baidu AI Cloud SMS. */
import { messages } from "../../../clouds/baidu/messages";
import { definePlatform } from "../platform";
import { checkup } from "./checkup";
import { baiduPushes } from "./receipts";
import { senderOf } from "./sending";
import { statistics } from "./statistics";

const title = "Baidu AI Cloud SMS";

export const baidu = definePlatform("baidu", {
  title,
  text: { title, ...messages, order: "named" },
  billedAs: (audience) => (audience === "domestic" ? "baidu" : "baidu_international"),
  senderOf: () => "the signatureId of an approved signature",
  signatureOf: ({ signature = "" }) => signature,
  example: "baidu: { client: new BaiduSms({ accessKeyId, secretKey }) }",
  sender: senderOf,
  pushes: baiduPushes,
  statistics,
  checkup,
});
