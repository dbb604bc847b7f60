import type { Construct } from "constructs";
import { InfocloudMessage } from "smsform/cdktf";

export function liveLoginCode(scope: Construct) {
  return new InfocloudMessage(scope, "login_code_message", {
    key: "login_code",
    audience: "domestic",
    templateCode: "574277763210051584",
    content: "您的验证码是{验证码,6}，5分钟内有效，请勿告知他人。",
    signature: "云杉商城",
    variables: JSON.stringify([{ name: "otp", type: "code", max: 6, example: "482913" }]),
  });
}
