/** Access to Huawei for who sends: the key of an application, and nobody's user. */

import { defineCloud, oneOf, optional, string } from "../../schema";
import { connectBy } from "../shared/objects/connect";
import { endpointInPlaceOf } from "../shared/objects/endpoint";
import { explain } from "../shared/objects/explain";
import { HuaweiSms } from "./client/client";
import { regions } from "./client/enumerations";
import type { HuaweiSmsOptions } from "./client/options";
import type { SendingApp } from "./client/signing/authorize";
import { messages, title } from "./messages";

const whereKeysAre = "The console of Huawei Cloud shows the key and the secret of an application under Application Management.";

type Options = Pick<HuaweiSmsOptions, "region" | "endpoint"> & Pick<SendingApp, "appKey" | "appSecret" | "accessAddress">;

class Sender extends HuaweiSms {
  constructor({ appKey, appSecret, accessAddress, ...others }: Options) {
    super({ ...others, app: { appKey, appSecret, accessAddress } });
  }
}

export const huaweiSender = defineCloud<HuaweiSms>()({
  name: "huawei",
  title,
  doc: "Sends by an application.",
  settings: {
    app_key: optional(string, { doc: "Key of the application.", env: ["HW_SMS_APP_KEY"] }),
    app_secret: optional(string, { doc: "Secret of the application.", env: ["HW_SMS_APP_SECRET"], sensitive: true }),
    access_address: optional(string, { doc: "Where the application's sends go to.", env: ["HW_SMS_ACCESS_ADDRESS"] }),
    region: optional(oneOf(regions), { doc: "Region of the service.", env: ["HW_REGION_NAME"] }),
    endpoint: endpointInPlaceOf("the access address"),
  },
  needs: { app_key: whereKeysAre, app_secret: whereKeysAre },
  messages,
  connect: connectBy(title, Sender, {
    app_key: "appKey",
    app_secret: "appSecret",
    access_address: "accessAddress",
    region: "region",
    endpoint: "endpoint",
  }),
  explain,
  resources: [],
  dataSources: [],
});
