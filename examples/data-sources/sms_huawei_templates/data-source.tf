data "sms_huawei_templates" "approved" {
  status = "Adopted"
}

output "template_ids" {
  value = data.sms_huawei_templates.approved.templates[*].template_id
}
