data "sms_baidu_template_statistics" "first_week" {
  start_time = "20261001"
  end_time   = "20261007"
}

output "submitted" {
  value = data.sms_baidu_template_statistics.first_week.submit_total
}
