/** Messages through infocloud's gateway. */
import { definePlatform } from "../platform";
import { checkup } from "./checkup";
import { infocloudPushes } from "./receipts";
import { senderOf } from "./sending";
import { statistics } from "./statistics";
import { texts } from "./texts";

export const infocloud = definePlatform("infocloud", {
  ...texts,
  audiences: ["domestic"],
  // The signature is part of the template, or one of its variables.
  senderOf: () => undefined,
  example: "infocloud: { client: new InfocloudSms({ apiKey, accessKey }) }",
  sender: senderOf,
  pushes: infocloudPushes,
  statistics,
  checkup,
});
