/** Messages through Baidu AI Cloud SMS. */
import { definePlatform } from "../platform";
import { texts } from "./texts";

export const baidu = definePlatform("baidu", {
  ...texts,
  senderOf: () => "the signatureId of an approved signature",
  example: "baidu: { client: new BaiduSms({ accessKeyId, secretKey }) }",
  sending: (): typeof import("./sending") => require("./sending"),
  receipts: (): typeof import("./receipts") => require("./receipts"),
  operations: (): typeof import("./operations") => require("./operations"),
});
