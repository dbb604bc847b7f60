/** Messages through Tencent Cloud SMS. */
import { definePlatform } from "../platform";
import { checkup } from "./checkup";
import { tencentPushes } from "./receipts";
import { senderOf } from "./sending";
import { statistics } from "./statistics";
import { texts } from "./texts";

export const tencent = definePlatform("tencent", {
  ...texts,
  // Messages abroad need none.
  senderOf: (audience) => (audience === "international" ? undefined : "the text of an approved signature"),
  example: 'tencent: { client: new TencentSms({ secretId, secretKey }), smsSdkAppId: "1400006666" }',
  sender: senderOf,
  pushes: tencentPushes,
  statistics,
  checkup,
});
