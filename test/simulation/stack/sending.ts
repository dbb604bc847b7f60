/** What a program sends with: approved long ago, and not of the stack. */

import type { Catalogue } from "../../../src/messaging";
import { huaweiSender } from "../account";

export const smsSdkAppId = "1400006666";

const shared = { audience: "domestic", usable: true } as const;
export const sendingCatalogue = {
  version: 1,
  messages: {
    otp: {
      variables: { code: { type: "code", max: 6, example: "482913" } },
      on: [
        {
          ...shared,
          platform: "baidu",
          template: "sms-tmpl-XXXXXXXXXXX",
          sender: "sms-sign-XXXXXXXXXXX",
          signature: "别人的签名",
          text: "您的验证码是${number}",
          parameters: ["code"],
        },
        { ...shared, platform: "tencent", template: "1110", sender: "别人的签名", text: "您的验证码是{1}", parameters: ["code"] },
        {
          ...shared,
          platform: "huawei",
          template: huaweiSender.template,
          sender: huaweiSender.channel,
          signature: "别人的签名",
          text: "您的验证码是${1}",
          parameters: ["code"],
        },
        { ...shared, platform: "infocloud", template: "574277763210051584", signature: "云杉", text: "您的验证码是{code,6}" },
      ],
    },
  },
} as const satisfies Catalogue;
