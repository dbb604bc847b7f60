import { markOf, type SimulatedPlatform } from "../type";

const phones = ["13800000000", "13800000001", "13800000002"];

export const baidu: SimulatedPlatform = {
  name: "baidu",
  settings: { rules: { V13: "off", V31: "off", V39: "off" } },
  account: {
    signatures: [{ id: "sms-sign-XXXXXXXXXXX", content: "别人的签名", contentType: "MobileApp", countryType: "DOMESTIC" }],
    templates: [
      {
        id: "sms-tmpl-XXXXXXXXXXX",
        name: "别人的模板",
        content: "您的验证码是${number}",
        smsType: "CommonVcode",
        countryType: "DOMESTIC",
        description: "登录",
      },
    ],
    blacklist: phones.slice(0, 2).map((phone) => ({
      phone,
      type: "SignatureBlack",
      smsType: "CommonSale",
      signatureId: "sms-sign-XXXXXXXXXXX",
    })),
  },
  types: [
    {
      name: "sms_baidu_signature",
      platform: "baidu",
      shownAs: "signatures",
      isReviewed: true,
      needs: {},
      takes: ["protected", "createFirst", "skipDestroy"],
      output: "id",
      body: (wanted) => ({
        content: `云杉${markOf(wanted)}`,
        content_type: "Enterprise",
        description: `第${wanted.version}版说明，本公司名称，用于向注册用户发送验证码。`,
      }),
      importId: ({ id }) => String(id),
    },
    {
      name: "sms_baidu_template",
      platform: "baidu",
      shownAs: "templates",
      isReviewed: true,
      needs: {},
      takes: ["protected", "createFirst", "skipDestroy"],
      output: "id",
      body: (wanted) => ({
        name: `通知${markOf(wanted)}`,
        content: `您的第${wanted.version}号订单已发货。`,
        sms_type: "CommonNotice",
        description: "订单发货后通知买家",
      }),
      importId: ({ id }) => String(id),
    },
    {
      name: "sms_baidu_approval",
      platform: "baidu",
      needs: { template: "sms_baidu_template" },
      takes: [],
      output: "id",
      body: (_wanted, ref) => ({ template_id: ref("template"), timeouts: { create: "0s" } }),
    },
    {
      name: "sms_baidu_message",
      platform: "baidu",
      needs: { template: "sms_baidu_template", signature: "sms_baidu_signature" },
      takes: ["retireAfter"],
      output: "live_template_id",
      body: (wanted, ref) => ({ key: markOf(wanted), template_id: ref("template"), signature_id: ref("signature") }),
    },
    {
      name: "sms_baidu_quota",
      platform: "baidu",
      needs: {},
      most: 1,
      takes: [],
      output: "id",
      body: ({ version }) => ({
        quota_per_day: 10_000 + (version % 3),
        quota_per_month: 200_000,
        rate_limit_per_mobile_per_sign_by_minute: 1 + (version % 2),
        rate_limit_per_mobile_per_sign_by_hour: 5,
        rate_limit_per_mobile_per_sign_by_day: 10,
      }),
    },
    {
      name: "sms_baidu_blacklist",
      platform: "baidu",
      needs: {},
      most: 1,
      takes: [],
      output: "id",
      body: ({ version }) => ({ type: "MerchantBlack", phones: phones.filter((_, i) => ((version % 7) + 1) & (1 << i)) }),
    },
  ],
};
