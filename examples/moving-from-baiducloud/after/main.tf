terraform {
  required_providers {
    sms = {
      source  = "smsform/sms"
      version = "~> 0.1"
    }
  }
}

# Keys come from BAIDUCLOUD_ACCESS_KEY and BAIDUCLOUD_SECRET_KEY.
provider "sms" {
  baidu {
    region = "bj"
  }
}

resource "sms_baidu_signature" "default" {
  content      = "baidu"
  content_type = "Enterprise"
  description  = "terraform test"
  country_type = "DOMESTIC"
}

data "sms_baidu_signature" "default" {
  signature_id = sms_baidu_signature.default.id
}

output "signature_info" {
  value = data.sms_baidu_signature.default
}

resource "sms_baidu_template" "default" {
  name         = "My test template"
  content      = "Test content"
  sms_type     = "CommonNotice"
  country_type = "GLOBAL"
  description  = "this is a test sms template"
}

data "sms_baidu_template" "default" {
  template_id = sms_baidu_template.default.id
}

output "template_info" {
  value = data.sms_baidu_template.default
}
