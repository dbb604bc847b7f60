/** Messages through infocloud's gateway. */
import { messages, title } from "../../../clouds/infocloud/messages";
import { definePlatform } from "../platform";
import { checkup } from "./checkup";
import { infocloudPushes } from "./receipts";
import { senderOf } from "./sending";
import { statistics } from "./statistics";

export const infocloud = definePlatform("infocloud", {
  title,
  text: { title, ...messages, order: "each" },
  audiences: ["domestic"],
  // The signature is part of the template, or one of its variables.
  senderOf: () => undefined,
  signatureOf: ({ signature = "" }) => signature,
  example: "infocloud: { client: new InfocloudSms({ apiKey, accessKey }) }",
  sender: senderOf,
  pushes: infocloudPushes,
  statistics,
  checkup,
});
