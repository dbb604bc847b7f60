/** Messages through infocloud's gateway. */
import { definePlatform } from "../platform";
import { texts } from "./texts";

export const infocloud = definePlatform("infocloud", {
  ...texts,
  audiences: ["domestic"],
  // The signature is part of the template, or one of its variables.
  senderOf: () => undefined,
  example: "infocloud: { client: new InfocloudSms({ apiKey, accessKey }) }",
  sending: (): typeof import("./sending") => require("./sending"),
  receipts: (): typeof import("./receipts") => require("./receipts"),
  operations: (): typeof import("./operations") => require("./operations"),
});
