data "sms_huawei_countries" "singapore" {
  country_name_en = "Singapore"
}

# For the send_country of templates abroad.
output "country_ids" {
  value = data.sms_huawei_countries.singapore.countries[*].country_id
}
