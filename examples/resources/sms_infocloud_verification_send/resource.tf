resource "sms_infocloud_verification_send" "login_code" {
  phone         = "13800138000"
  template_code = "574277763210051584"
  params        = ["482913", "5"]

  # Your number and today: it is sent on that day or the next one, and on no other.
  acknowledge = "13800138000 2026-10-12"
}

# Null where the platform's answer was lost: then look at the handset.
output "msg_id" {
  value = sms_infocloud_verification_send.login_code.msg_id
}
