data "sms_baidu_signature" "shop" {
  signature_id = sms_baidu_signature.brand["shop"].id
}

data "sms_baidu_template" "branch" {
  template_id = sms_baidu_template.branch.id
}

data "sms_baidu_quota" "account" {}

output "code_ids" {
  value = sms_baidu_template.code[*].id
}

output "status_by_brand" {
  value = { for key, brand in sms_baidu_signature.brand : key => brand.status }
}

output "names" {
  value = [data.sms_baidu_signature.shop.content, data.sms_baidu_template.branch.name]
}

output "left_today" {
  value = data.sms_baidu_quota.account.quota_remain_today
}
