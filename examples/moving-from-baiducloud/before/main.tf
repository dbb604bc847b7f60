terraform {
  required_providers {
    baiducloud = {
      source  = "baidubce/baiducloud"
      version = ">= 1.17.1"
    }
  }
}

provider "baiducloud" {
  access_key = var.access_key
  secret_key = var.secret_key
  region     = "bj"
}

variable "access_key" {
  type = string
}

variable "secret_key" {
  type      = string
  sensitive = true
}

resource "baiducloud_sms_signature" "default" {
  content      = "baidu"
  content_type = "Enterprise"
  description  = "terraform test"
  country_type = "DOMESTIC"
}

data "baiducloud_sms_signature" "default" {
  signature_id = baiducloud_sms_signature.default.id
}

output "signature_info" {
  value = data.baiducloud_sms_signature.default.signature_info
}

resource "baiducloud_sms_template" "default" {
  name         = "My test template"
  content      = "Test content"
  sms_type     = "CommonNotice"
  country_type = "GLOBAL"
  description  = "this is a test sms template"
}

data "baiducloud_sms_template" "default" {
  template_id = baiducloud_sms_template.default.id
}

output "template_info" {
  value = data.baiducloud_sms_template.default.template_info
}
