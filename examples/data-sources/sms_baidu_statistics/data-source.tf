variable "first_day" {
  description = "As yyyy-MM-dd, at most 365 days ago."
}

variable "last_day" {
  description = "As yyyy-MM-dd."
}

data "sms_baidu_statistics" "by_day" {
  dimension  = "day"
  start_time = "${var.first_day} 00:00:00"
  end_time   = "${var.last_day} 23:59:59"
}

output "delivered" {
  value = data.sms_baidu_statistics.by_day.total.deliver_success_count
}
