/** Messages through Tencent Cloud SMS. */
import { messages, title } from "../../../clouds/tencent/messages";
import { definePlatform } from "../platform";
import { checkup } from "./checkup";
import { tencentPushes } from "./receipts";
import { senderOf } from "./sending";
import { statistics } from "./statistics";

export const tencent = definePlatform("tencent", {
  title,
  text: { title, ...messages, order: "numbered" },
  // Messages abroad need none.
  senderOf: (audience) => (audience === "international" ? undefined : "the text of an approved signature"),
  signatureOf: ({ sender = "" }) => sender,
  example: 'tencent: { client: new TencentSms({ secretId, secretKey }), smsSdkAppId: "1400006666" }',
  sender: senderOf,
  pushes: tencentPushes,
  statistics,
  checkup,
});
