/** Messages through Huawei Cloud Message & SMS. */
import { definePlatform } from "../platform";
import { texts } from "./texts";

export const huawei = definePlatform("huawei", {
  ...texts,
  senderOf: () => "the channel number of an approved signature",
  example: "huawei: { client: new HuaweiSms({ app: { appKey, appSecret, accessAddress } }) }",
  sending: (): typeof import("./sending") => require("./sending"),
  receipts: (): typeof import("./receipts") => require("./receipts"),
  operations: (): typeof import("./operations") => require("./operations"),
});
