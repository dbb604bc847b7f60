data "sms_huawei_apps" "shop" {
  app_name = "云杉优选"
}

output "app_keys" {
  value = data.sms_huawei_apps.shop.apps[*].app_key
}
