/** An account as a shop has it: objects that wait for a review, messages that were sent, and calls that were refused. */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { TencentSms, BaiduSms, InfocloudSms } = require("../../../dist/index.js");

const key = { accessKeyId: "emulator", secretKey: "emulator-secret" };
const appId = "1400006666";

export async function fill(emulator) {
  const { admin, url } = emulator;
  const baidu = new BaiduSms({ ...key, endpoint: url });
  const tencent = new TencentSms({ secretId: key.accessKeyId, secretKey: key.secretKey, endpoint: url });
  const infocloud = new InfocloudSms({ apiKey: key.accessKeyId, accessKey: key.secretKey, endpoint: url });
  admin.create({ platform: "tencent", kind: "signatures" }, { id: "1", signName: "云杉商城" });
  admin.create(
    { platform: "tencent", kind: "templates" },
    { id: "1110", templateName: "登录验证码", templateContent: "您的验证码是{1}，5 分钟内有效，请勿告诉他人。" },
  );
  admin.create(
    { platform: "tencent", kind: "templates" },
    { id: "1111", templateName: "订单发货", smsType: 2, templateContent: "您的订单 {1} 已发货，查看物流：https://yunshan.example/t/{1}" },
  );
  admin.create(
    { platform: "infocloud", kind: "templates" },
    { id: "574005827011772416", signature: "云杉商城", content: "您预约的 {date,20} 已确认，地址：{place,30}。" },
  );
  for (const [templateName, templateContent] of [
    ["退款通知", "您的订单{1}已退款{2}元，预计 1 至 3 个工作日到账。"],
    ["会员日", "会员日全场八折，详情 https://yunshan.example/vip 拒收请回复R"],
  ])
    admin.create({ platform: "tencent", kind: "templates" }, { templateName, templateContent, status: "1", smsType: 2 });
  await baidu.createSignature({ content: "云杉商城", contentType: "Enterprise", countryType: "DOMESTIC" });
  await baidu.createTemplate({
    name: "取件通知",
    content: "您的快递已到{place}，取件码{code}。",
    smsType: "CommonNotice",
    countryType: "GLOBAL",
    description: "快递到站后通知收件人",
  });
  const send = (number, TemplateId, ...TemplateParamSet) =>
    tencent.sendSms({ PhoneNumberSet: [number], SmsSdkAppId: appId, SignName: "云杉商城", TemplateId, TemplateParamSet });
  await send("+8613800138000", "1111", "618024");
  await infocloud
    .send({ phones: ["13912345678"], templateCode: "574005827011772416", templateParam: ["6月18日 14:00", "杭州市西湖区 1 号"] })
    .catch(noted("infocloud"));
  await send("+8619900000002", "1110", "905112");
  await send("+8619900000001", "1110", "730021");
  await send("+8613700137000", "1119").catch(() => {});
  await send("+8613800138000", "1110", "482913");
  admin.setClock({ advanceMs: 2000 });
}

function noted(what) {
  return (problem) => console.error(`${what}: ${problem.message}`);
}
