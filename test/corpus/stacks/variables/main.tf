variable "from_default" { default = "default" }
variable "from_environment" { default = "default" }
variable "from_tfvars" { default = "default" }
variable "from_tfvars_json" { default = "default" }
variable "from_auto" { default = "default" }
variable "from_auto_json" { default = "default" }
variable "from_file" { default = "default" }
variable "from_command" { default = "default" }
variable "last_wins" { default = "default" }
variable "list_from_environment" { type = list(string) }
variable "map_from_command" { type = map(number) }
variable "untyped_from_command" {}
variable "object_from_file" {
  type = object({ a = string, b = optional(number, 2), c = optional(list(string)), d = optional(object({ e = optional(string, "x") }), {}) })
}
variable "any_from_file" { type = any }

output "sources" {
  value = [
    var.from_default, var.from_environment, var.from_tfvars, var.from_tfvars_json, var.from_auto, var.from_auto_json, var.from_file,
    var.from_command, var.last_wins,
  ]
}
output "complex" {
  value = {
    list    = var.list_from_environment
    map     = var.map_from_command
    untyped = var.untyped_from_command
    object  = var.object_from_file
    any     = var.any_from_file
  }
}
