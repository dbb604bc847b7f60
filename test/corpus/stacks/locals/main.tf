variable "stage" { default = "test" }

locals {
  later  = "${local.first}-${var.stage}"
  first  = "app"
  object = { name = local.later, list = [local.first, local.later] }
}
locals {
  other = local.object.list[1]
}

output "values" { value = [local.later, local.object.name, local.other] }
output "whole" { value = local.object }
