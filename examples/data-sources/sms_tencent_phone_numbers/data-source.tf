data "sms_tencent_phone_numbers" "support" {
  phone_number_set = ["+8618501234444"]
}

output "countries" {
  value = data.sms_tencent_phone_numbers.support.phone_numbers[*].iso_code
}
