/** Access to Huawei for who sends: the key of an application, and nobody's user. */
import { HuaweiSms } from "../../clouds/huawei/client/client";
import { regions } from "../../clouds/huawei/client/enumerations";
import type { HuaweiSmsOptions } from "../../clouds/huawei/client/options";
import type { SendingApp } from "../../clouds/huawei/client/signing/authorize";
import { messages, title } from "../../clouds/huawei/messages";
import { connectBy } from "../../clouds/shared/objects/connect";
import { endpointInPlaceOf } from "../../clouds/shared/objects/endpoint";
import { explain } from "../../clouds/shared/objects/explain";
import { defineCloud, oneOf, optional, string } from "../../schema";

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
