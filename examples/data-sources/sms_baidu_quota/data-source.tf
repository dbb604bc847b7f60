data "sms_baidu_quota" "account" {}

output "left_today" {
  value = data.sms_baidu_quota.account.quota_remain_today
}
