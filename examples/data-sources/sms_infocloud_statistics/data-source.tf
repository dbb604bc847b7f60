data "sms_infocloud_statistics" "first_week" {
  start_date = "2026-10-01"
  end_date   = "2026-10-07"
}

output "delivered" {
  value = data.sms_infocloud_statistics.first_week.total.success_count
}
