/**
 * What smsform offers of Tencent Cloud SMS.
 */
import { defineCloud, optional, string } from "../../schema";
import { connectBy } from "../shared/objects/connect";
import { endpointInPlaceOf } from "../shared/objects/endpoint";
import { explain } from "../shared/objects/explain";
import { accountRules } from "./account-rules";
import { approval } from "./approval";
import { TencentSms } from "./client/client";
import { defaultRegion } from "./client/endpoints";
import { regions } from "./client/enumerations";
import { message } from "./message";
import { messages, title } from "./messages";
import { phoneNumbersData } from "./phone-numbers/data-source";
import { signaturesData } from "./signature/data-source";
import { signature } from "./signature/resource";
import { callbackStatisticsData } from "./statistics/callback-data-source";
import { packagesData } from "./statistics/packages-data-source";
import { sendStatisticsData } from "./statistics/send-data-source";
import { templatesData } from "./template/data-source";
import { template } from "./template/resource";

const whereKeysAre = "Keys are made in the console of Tencent Cloud under access management (CAM), API keys.";

export const tencent = defineCloud<TencentSms>()({
  name: "tencent",
  title,
  doc: "Access to Tencent Cloud SMS. Not needed where the environment gives the keys, or where nothing of Tencent is used.",
  settings: {
    secret_id: optional(string, { doc: "Secret id.", env: ["TENCENTCLOUD_SECRET_ID"] }),
    secret_key: optional(string, { doc: "Secret key.", env: ["TENCENTCLOUD_SECRET_KEY"], sensitive: true }),
    security_token: optional(string, {
      doc: "Security token of temporary (STS) credentials.",
      env: ["TENCENTCLOUD_SECURITY_TOKEN"],
      sensitive: true,
    }),
    region: optional(string, {
      doc: `Where the data lie: ${regions.map((region) => `\`${region}\``).join(", ")}; \`${defaultRegion}\` by default. Others are left to the platform to judge.`,
      env: ["TENCENTCLOUD_REGION"],
    }),
    endpoint: endpointInPlaceOf("the nearest `https://sms.tencentcloudapi.com`"),
  },
  settingRules: [
    {
      id: "C9",
      demands: `\`region\` is one that the platform's document knows for SMS: ${regions.join(", ")}.`,
      looksAt: ["region"],
      level: "warn",
      source: "Tencent L772-776",
      check: ({ region }) => {
        if (region === null || regions.some((known) => known === region)) return undefined;
        return { problem: `region "${region}" is none that the platform's document knows for SMS`, fix: `Known: ${regions.join(", ")}.` };
      },
    },
  ],
  needs: { secret_id: whereKeysAre, secret_key: whereKeysAre },
  place: { region: defaultRegion },
  messages,
  connect: connectBy(title, TencentSms, {
    secret_id: "secretId",
    secret_key: "secretKey",
    security_token: "token",
    region: "region",
    endpoint: "endpoint",
  }),
  explain,
  accountRules,
  resources: [signature, template, approval, message],
  dataSources: [signaturesData, templatesData, sendStatisticsData, callbackStatisticsData, packagesData, phoneNumbersData],
});
