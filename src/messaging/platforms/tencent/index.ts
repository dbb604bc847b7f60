/** Messages through Tencent Cloud SMS. */
import { definePlatform } from "../platform";
import { texts } from "./texts";

export const tencent = definePlatform("tencent", {
  ...texts,
  // Messages abroad need none.
  senderOf: (audience) => (audience === "international" ? undefined : "the text of an approved signature"),
  example: 'tencent: { client: new TencentSms({ secretId, secretKey }), smsSdkAppId: "1400006666" }',
  sending: (): typeof import("./sending") => require("./sending"),
  receipts: (): typeof import("./receipts") => require("./receipts"),
  operations: (): typeof import("./operations") => require("./operations"),
});
