import type { Part } from "./part";

/** Primary key of a signature, in the form that the console has it. */
const signature = "eb55ddeb-76f3-4e07-94f4-9af775f8a9a8";

export const huawei: Part = {
  hcl: `# Huawei Cloud: sign_id is the primary key of an approved signature of yours. sms_huawei_signature applies for one; it takes a proof.
resource "sms_huawei_app" "shop" {
  app_name = "bookshop"
  region   = "cn"
}

resource "sms_huawei_template" "otp" {
  app_id           = sms_huawei_app.shop.id
  region           = "cn"
  template_name    = "登录验证码"
  template_content = "您的验证码是$\${1}，5分钟内有效，请勿告知他人。"
  template_type    = "VERIFY_CODE_TYPE"
  template_desc    = "用户登录时验证手机号"
  sign_id          = "${signature}"
  skip_destroy     = true

  variable_attributes = [
    { variable_index = 1, variable_type = "CHARDIGIT" },
  ]

  lifecycle {
    create_before_destroy = true
  }
}

resource "sms_huawei_message" "otp" {
  key          = "otp"
  template     = sms_huawei_template.otp.id
  variables    = local.variables
  retire_after = "72h"
}
`,
  template: "{ app: application }",
  signature,
};
