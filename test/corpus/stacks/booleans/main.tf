variable "yes" { default = true }
variable "no" { default = "false" }

output "operators" { value = [!var.yes, var.yes && var.no, var.yes || var.no, !(var.yes && !var.no), "true" && true] }
output "precedence" { value = [true || false && false, !false && false, 1 < 2 && 2 < 3, 1 + 1 == 2 || false] }
output "as_text" { value = "${true} ${!true}" }
