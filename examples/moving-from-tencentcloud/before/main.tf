terraform {
  required_providers {
    tencentcloud = {
      source = "tencentcloudstack/tencentcloud"
    }
  }
}

provider "tencentcloud" {
  region = "ap-guangzhou"
}

resource "tencentcloud_sms_sign" "default" {
  sign_name     = "云杉商城"
  sign_type     = 1
  document_type = 4
  international = 0
  sign_purpose  = 0
  proof_image   = filebase64("${path.module}/proof.jpg")
}

resource "tencentcloud_sms_template" "default" {
  template_name    = "登录验证码"
  template_content = "您的验证码是{1}，5分钟内有效。"
  international    = 0
  sms_type         = 0
  remark           = "用户登录时验证手机号"
}
