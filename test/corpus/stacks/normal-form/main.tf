variable "untyped_from_environment" {}
variable "untyped_from_command" {}
variable "typed_from_command" { type = string }
variable "any_from_command" { type = any }
variable "from_file" {}
variable "object_from_file" { type = object({ é = string }) }
variable "default" { default = "đăng nhập" }

locals {
  texts = {
    é    = "quán cà phê"
    "mã" = "xác nhận"
  }
}

resource "sms_notebook_note" "many" {
  for_each = toset(["mã", "é", "cà"])
  title    = each.key
  kind     = "MEMO"
  text     = "e${"\u0301"} ${each.key}"
}

output "variables" {
  value = [
    var.untyped_from_environment, var.untyped_from_command, var.typed_from_command, var.any_from_command, var.from_file, var.object_from_file,
    var.default,
  ]
}
output "same" {
  value = [
    var.untyped_from_command == "caf\u00e9", var.untyped_from_environment == "caf\u00e9", var.from_file == "caf\u00e9",
    local.texts.é == "qu\u00e1n c\u00e0 ph\u00ea", local.texts["m\u00e3"],
  ]
}
output "keys" { value = { for_key = sms_notebook_note.many["m\u00e3"].title, of_locals = local.texts } }
output "joined" { value = "e${"\u0301"}" }
