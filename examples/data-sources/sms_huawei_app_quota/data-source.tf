data "sms_huawei_app_quota" "domestic" {
  region = "cn"
}

output "used" {
  value = data.sms_huawei_app_quota.domestic.used
}
