data "sms_tencent_send_statistics" "first_week" {
  sms_sdk_app_id = "1400006666"
  begin_time     = "2026100100"
  end_time       = "2026100723"
}

output "charged" {
  value = data.sms_tencent_send_statistics.first_week.fee_count
}
