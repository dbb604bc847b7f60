resource "sms_huawei_template" "shipped" {
  app_id           = "9e61f59c-1a6b-4ee5-9651-5bca450694b3"
  region           = "cn"
  template_name    = "发货通知"
  template_content = "您的订单$${1}已发货，请于$${2}前取件。"
  template_type    = "NOTIFY_TYPE"
  sign_id          = "eb55ddeb-76f3-4e07-94f4-9af775f8a9a7"
  template_desc    = "用户下单后通知发货。"

  variable_attributes = [
    { variable_index = 1, variable_type = "CHARDIGIT" },
    { variable_index = 2, variable_type = "DATETIME" },
  ]
}
