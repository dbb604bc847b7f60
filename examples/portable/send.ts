import { BaiduSms, HuaweiSms, InfocloudSms, TencentSms } from "smsform";
import { createMessenger } from "smsform/messaging";
import type { Messages } from "./messages";

const given = (name: string) => process.env[name] ?? "";
// Without SMSFORM_ENDPOINT the platforms themselves are called, and messages cost money.
const endpoint = process.env.SMSFORM_ENDPOINT;

const messenger = createMessenger<Messages>({
  catalogue: "messages.json",
  platforms: {
    baidu: {
      client: new BaiduSms({ accessKeyId: given("BAIDUCLOUD_ACCESS_KEY"), secretKey: given("BAIDUCLOUD_SECRET_KEY"), endpoint }),
    },
    tencent: {
      client: new TencentSms({ secretId: given("TENCENTCLOUD_SECRET_ID"), secretKey: given("TENCENTCLOUD_SECRET_KEY"), endpoint }),
      smsSdkAppId: "1400006666",
    },
    huawei: {
      client: new HuaweiSms({
        app: {
          appKey: given("HUAWEI_APP_KEY"),
          appSecret: given("HUAWEI_APP_SECRET"),
          accessAddress: endpoint ?? given("HUAWEI_APP_ADDRESS"),
        },
      }),
    },
    infocloud: { client: new InfocloudSms({ apiKey: given("INFOCLOUD_API_KEY"), accessKey: given("INFOCLOUD_ACCESS_KEY"), endpoint }) },
  },
  // Where one cannot, the next one sends.
  failover: ["baidu", "tencent", "huawei", "infocloud"],
});

async function main(number: string): Promise<void> {
  const result = await messenger.sendOne("otp", number, { otp: "482913" });
  console.log(result.outcome === "accepted" ? `sent by ${result.platform}` : result.reason);
}

void main(process.argv[2] ?? "");
