resource "sms_baidu_approval" "login_code" {
  template_id = sms_baidu_template.login_code.id

  timeouts {
    create = "30m"
  }
}

# Consumers that take the id from the approval keep the approved template until its successor is approved.
output "login_code_id" {
  value = sms_baidu_approval.login_code.id
}
