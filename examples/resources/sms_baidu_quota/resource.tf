resource "sms_baidu_quota" "account" {
  quota_per_day   = 10000
  quota_per_month = 200000

  rate_limit_per_mobile_per_sign_by_minute = 1
  rate_limit_per_mobile_per_sign_by_hour   = 5
  rate_limit_per_mobile_per_sign_by_day    = 10
}
