resource "sms_huawei_app" "shop" {
  app_name     = "云杉商城"
  region       = "cn" # mainland China
  up_link_addr = "https://sms.example.com/replies"
}

# Who sends needs the key, its secret and the address; no other call tells the secret again.
output "app_secret" {
  value     = sms_huawei_app.shop.app_secret
  sensitive = true
}
