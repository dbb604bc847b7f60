data "sms_tencent_packages" "first_week" {
  sms_sdk_app_id = "1400006666"
  begin_time     = "2026100100"
  end_time       = "2026100723"
}

output "used" {
  value = data.sms_tencent_packages.first_week.packages[*].current_usage
}
