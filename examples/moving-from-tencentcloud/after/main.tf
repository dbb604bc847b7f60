terraform {
  required_providers {
    sms = {
      source  = "smsform/sms"
      version = "~> 0.1"
    }
  }
}

# Keys come from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.
provider "sms" {
  tencent {
    region = "ap-guangzhou"
  }
}

resource "sms_tencent_signature" "default" {
  sign_name        = "云杉商城"
  sign_type        = 1
  document_type    = 4
  international    = 0
  sign_purpose     = 0
  qualification_id = "1000001"
  proof_image_file = "${path.module}/proof.jpg"
}

resource "sms_tencent_template" "default" {
  template_name    = "登录验证码"
  template_content = "您的验证码是{1}，5分钟内有效。"
  international    = 0
  sms_type         = 3
  remark           = "用户登录时验证手机号"
}
