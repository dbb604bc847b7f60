/**
 * Sends a login code to the numbers that are given: by Tencent, and by Baidu where Tencent's account cannot.
 */
import { BaiduSms, TencentSms } from "smsform";
import { createMessenger } from "smsform/messaging";

/** What the messages of messages.json say, for the compiler. */
interface Messages {
  readonly login_code: { readonly code: string; readonly minutes: string };
}

// Without SMSFORM_ENDPOINT the platforms themselves are called, and messages cost money.
const endpoint = process.env.SMSFORM_ENDPOINT;

const messenger = createMessenger<Messages>({
  catalogue: "messages.json",
  platforms: {
    tencent: {
      client: new TencentSms({ secretId: given("TENCENTCLOUD_SECRET_ID"), secretKey: given("TENCENTCLOUD_SECRET_KEY"), endpoint }),
      smsSdkAppId: process.env.TENCENT_SMS_APP_ID ?? "1400006666",
    },
    baidu: {
      client: new BaiduSms({ accessKeyId: given("BAIDUCLOUD_ACCESS_KEY"), secretKey: given("BAIDUCLOUD_SECRET_KEY"), endpoint }),
    },
  },
  failover: ["tencent", "baidu"],
  ceilings: { minute: 1, day: 10 },
});

async function main(): Promise<void> {
  const [recipients, code] = [process.argv.slice(2), "482913"];
  for await (const result of messenger.send("login_code", recipients, { code, minutes: "5" })) {
    switch (result.outcome) {
      case "accepted":
        console.log(`${result.number}: taken by ${result.platform} as ${result.messageId}, ${result.segments.count} part`);
        break;
      case "refused":
        console.log(`${result.to}: not sent. ${result.reason}${result.helps[0] ? ` (helps: ${result.helps.join(", ")})` : ""}`);
        break;
      case "unknown":
        console.log(`${result.number}: may have been sent; a receipt will tell. ${result.reason}`);
    }
  }
}

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: it is a key of the account that sends.`);
  return value;
}

void main();
