/** What the messenger has to be given of each platform, from the environment. */
import { clouds } from "../../clouds";
import { BaiduSms } from "../../clouds/baidu/client/client";
import { HuaweiSms } from "../../clouds/huawei/client/client";
import { InfocloudSms } from "../../clouds/infocloud/client/client";
import { TencentSms } from "../../clouds/tencent/client/client";
import type { PlatformSettings } from "../../messaging/platforms";
import { type Cloud, type Diagnostic, error } from "../../schema";
import type { Access } from "./access";
import { huaweiSender } from "./huawei-sender";

/** Clouds whose settings are those of who sends. */
export const sendingClouds: readonly Cloud[] = clouds.map((cloud) => (cloud.name === huaweiSender.name ? huaweiSender : cloud));

/** @param applications Tencent's, of which it takes one */
export function sendersOf(
  accesses: readonly Access[],
  applications: readonly string[],
): { readonly settings: PlatformSettings } | { readonly problem: Diagnostic } {
  let settings: PlatformSettings = {};
  for (const { client, cloud } of accesses) {
    if (client instanceof BaiduSms) settings = { ...settings, baidu: { client } };
    if (client instanceof HuaweiSms) settings = { ...settings, huawei: { client } };
    if (client instanceof InfocloudSms) settings = { ...settings, infocloud: { client } };
    if (client instanceof TencentSms) {
      const [smsSdkAppId, ...others] = applications;
      if (smsSdkAppId === undefined || others.length > 0) return { problem: oneApplication(cloud, applications) };
      settings = { ...settings, tencent: { client, smsSdkAppId } };
    }
  }
  return { settings };
}

function oneApplication({ title }: Cloud, given: readonly string[]): Diagnostic {
  const what = given.length === 0 ? "none is named" : `${given.length} are named`;
  return error(
    `${title} sends by one application, and ${what}`,
    "Name it by --sms-sdk-app-id or TENCENTCLOUD_SMS_SDK_APP_ID: the console shows its id, such as 1400006666. Or name another platform by --platform.",
  );
}
