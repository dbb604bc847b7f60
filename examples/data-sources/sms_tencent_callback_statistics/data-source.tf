data "sms_tencent_callback_statistics" "first_week" {
  sms_sdk_app_id = "1400006666"
  begin_time     = "2026100100"
  end_time       = "2026100723"
}

output "delivered" {
  value = data.sms_tencent_callback_statistics.first_week.callback_success_count
}
