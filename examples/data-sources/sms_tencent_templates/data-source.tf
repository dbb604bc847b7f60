# All domestic templates of the account. A sub-account's key may not list: give it template_id_set.
data "sms_tencent_templates" "domestic" {
  international = 0
}

output "ids" {
  value = data.sms_tencent_templates.domestic.templates[*].template_id
}
