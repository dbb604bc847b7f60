variable "secret" {
  default   = "s3cret"
  sensitive = true
}
variable "keys" {
  type      = list(string)
  default   = ["a", "b"]
  sensitive = true
}
locals {
  settings = { name = "shop", key = var.secret, list = ["x", var.secret] }
  copy     = local.settings
}

resource "sms_notebook_note" "n" {
  title  = "plain"
  kind   = "MEMO"
  text   = "with ${var.secret}"
  secret = "told to nobody"
  labels = { name = local.settings.name }
  tags   = ["x", var.secret]
}

output "secret" {
  value     = var.secret
  sensitive = true
}
output "part" { value = local.settings.name }
output "other_part" { value = local.copy.list[0] }
output "chosen" {
  value     = var.secret == "" ? "a" : "b"
  sensitive = true
}
output "needlessly" {
  value     = "plain"
  sensitive = true
}
output "title" { value = sms_notebook_note.n.title }
output "text" {
  value     = sms_notebook_note.n.text
  sensitive = true
}
output "by_schema" {
  value     = sms_notebook_note.n.secret
  sensitive = true
}
output "whole" {
  value     = sms_notebook_note.n
  sensitive = true
}
output "count" {
  value     = var.keys[*]
  sensitive = true
}
