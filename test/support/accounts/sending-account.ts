/** One account on each platform of an emulator, each with the same approved message, and a catalogue of it. */
import { BaiduSms } from "../../../src/clouds/baidu/client/client";
import { HuaweiSms } from "../../../src/clouds/huawei/client/client";
import { InfocloudSms } from "../../../src/clouds/infocloud/client/client";
import { TencentSms } from "../../../src/clouds/tencent/client/client";
import type { Emulator } from "../../../src/emulator";
import type { Catalogue, Version } from "../../../src/messaging/catalogue/catalogue";
import type { PlatformSettings } from "../../../src/messaging/platforms";
import { call, newTemplate as newHuaweiTemplate, ref } from "../../emulator/huawei-caller";
import { newSender as huaweiSenderOn } from "../../emulator/huawei-sending";
import { newTemplate as newInfocloudTemplate } from "../../emulator/infocloud-caller";
import { senderOn as baiduSenderOn } from "../../emulator/sending";
import { appId, senderOn as tencentSenderOn } from "../../emulator/tencent-sending";

/** Catalogues are data: the type tells which messages are in this one. */
export interface CodeMessages {
  readonly otp: { readonly code: string; readonly minutes: string };
}

export interface SendingAccount {
  readonly platforms: Required<PlatformSettings>;
  readonly catalogue: Catalogue;
  /** What numbers got, in order, as `platform number text`. */
  inbox(): readonly string[];
}

export const values = { code: "482913", minutes: "5" };

/** Of an emulator whose reviews are manual. */
export async function sendingAccount(emulator: Emulator): Promise<SendingAccount> {
  const clock = { now: () => emulator.admin.clock().epochMs, sleep: async () => {} };
  const common = { endpoint: emulator.url, clock };
  const baidu = await baiduSenderOn(emulator);
  const tencent = await tencentSenderOn(emulator);
  const huawei = await huaweiSenderOn(emulator);
  const shared = { audience: "domestic", usable: true } as const;
  const on: Version[] = [
    {
      ...shared,
      platform: "tencent",
      template: await tencent.template({ TemplateContent: "您的验证码是{1}，{2}分钟内有效" }),
      sender: "腾讯云",
      text: "您的验证码是{1}，{2}分钟内有效",
      parameters: ["code", "minutes"],
    },
    {
      ...shared,
      platform: "baidu",
      template: await baidu.template({ content: "您的验证码是${number}，${minutes}分钟内有效" }),
      sender: baidu.signatureId,
      signature: "百度智能云",
      text: "您的验证码是${number}，${minutes}分钟内有效",
      parameters: ["code", "minutes"],
    },
    {
      ...shared,
      platform: "huawei",
      template: await huaweiTemplate(emulator, huawei),
      sender: huawei.from,
      text: "您的验证码是${1}，${2}分钟内有效",
      parameters: ["code", "minutes"],
    },
    {
      ...shared,
      platform: "infocloud",
      template: newInfocloudTemplate(emulator, { content: "您的验证码是{code,6}，{minutes,2}分钟内有效" }),
      signature: "云杉商城",
      text: "您的验证码是{code,6}，{minutes,2}分钟内有效",
    },
  ];
  const { accessKey: appKey, secretKey: appSecret } = huawei.key;
  return {
    catalogue: {
      version: 1,
      messages: { otp: { variables: { code: { type: "code", max: 6, example: "482913" }, minutes: { type: "number" } }, on } },
    },
    platforms: {
      tencent: { client: new TencentSms({ secretId: "emulator", secretKey: "emulator-secret", ...common }), smsSdkAppId: appId },
      baidu: { client: new BaiduSms({ accessKeyId: "emulator", secretKey: "emulator-secret", ...common }) },
      huawei: { client: new HuaweiSms({ app: { appKey, appSecret, accessAddress: emulator.url }, ...common }) },
      infocloud: { client: new InfocloudSms({ apiKey: "emulator", accessKey: "emulator-secret", ...common }) },
    },
    inbox: () =>
      on.flatMap(({ platform }) =>
        emulator.admin.objects({ platform, kind: "messages" }).map((message) => `${platform} ${String(message.number ?? message.id)}`),
      ),
  };
}

async function huaweiTemplate(
  emulator: Emulator,
  { app, signature }: { readonly app: string; readonly signature: string },
): Promise<string> {
  const id = await newHuaweiTemplate(emulator, {
    app_id: app,
    sign_id: signature,
    template_name: "验证码",
    template_content: "您的验证码是${1}，${2}分钟内有效",
    variable_attributes: [1, 2].map((variable_index) => ({ variable_index, variable_type: "CHARDIGIT" })),
  });
  emulator.admin.approve(ref("templates", id));
  return String((await call(emulator, "GET", `templates/${id}`)).body.template_id);
}
