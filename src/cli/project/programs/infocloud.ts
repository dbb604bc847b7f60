import { brand } from "./brand";
import type { Part } from "./part";

export const infocloud: Part = {
  hcl: `# infocloud: its templates are made in the console, which shows their code; no call makes them or tells of them.
resource "sms_infocloud_message" "otp" {
  key           = "otp"
  template_code = "574277763210051584"
  content       = "您的验证码是{验证码,6}，5分钟内有效，请勿告知他人。"
  signature     = local.brand
  variables     = local.variables
}
`,
  // Its templates are made in the console, which shows their code.
  template: `{ templateCode: "574277763210051584", signature: "${brand}" }`,
};
