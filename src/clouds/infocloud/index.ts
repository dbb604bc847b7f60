/**
 * What smsform offers of infocloud's SMS gateway.
 */
import { defineCloud, oneOf, optional, string } from "../../schema";
import { connectBy } from "../shared/objects/connect";
import { endpointInPlaceOf } from "../shared/objects/endpoint";
import { explain } from "../shared/objects/explain";
import { accountRules } from "./account-rules";
import { allowanceData } from "./allowance/data-source";
import { InfocloudSms } from "./client/client";
import { defaultEndpoint } from "./client/endpoints";
import { signMethods } from "./client/enumerations";
import { healthData } from "./health/data-source";
import { messages, title } from "./messages";
import { statisticsData } from "./statistics/data-source";
import { templateData } from "./template/data-source";
import { verificationSend } from "./verification-send/resource";

const whereKeysAre = "The console of infocloud shows both under 富媒体消息, 接口配置, 接口信息.";

export const infocloud = defineCloud<InfocloudSms>()({
  name: "infocloud",
  title,
  doc:
    "Access to infocloud's SMS gateway. Not needed where the environment gives the keys, or where nothing of infocloud is used but `sms_infocloud_template`. " +
    "Templates and signatures are made in its console alone.",
  settings: {
    api_key: optional(string, { doc: "The account's apiKey.", env: ["INFOCLOUD_API_KEY"] }),
    access_key: optional(string, { doc: "The account's accessKey, which signs.", env: ["INFOCLOUD_ACCESS_KEY"], sensitive: true }),
    sign_method: optional(oneOf(signMethods), {
      doc: `How requests are signed: ${signMethods.map((method) => `\`${method}\``).join(", ")}. Default \`HmacSHA256\`.`,
    }),
    endpoint: endpointInPlaceOf(`\`${defaultEndpoint}\``),
  },
  needs: { api_key: whereKeysAre, access_key: whereKeysAre },
  messages,
  connect: connectBy(title, InfocloudSms, {
    api_key: "apiKey",
    access_key: "accessKey",
    sign_method: "signMethod",
    endpoint: "endpoint",
  }),
  explain,
  accountRules,
  resources: [verificationSend],
  dataSources: [allowanceData, statisticsData, healthData, templateData],
});
