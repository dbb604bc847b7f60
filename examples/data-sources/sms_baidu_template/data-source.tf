data "sms_baidu_template" "login_code" {
  template_id = "sms-tmpl-XXXXXXXXXXX"
}

output "text" {
  value = data.sms_baidu_template.login_code.content
}
