variable "formal" { default = true }
variable "name" { default = "A" }

output "both" { value = "%{if var.formal}尊敬的%{else}亲爱的%{endif}${var.name}" }
output "one" { value = "x%{if !var.formal}y%{endif}z" }
output "nested" { value = "%{if var.formal}%{if var.name == "A"}1%{else}2%{endif}%{else}3%{endif}" }
output "stripped" { value = "a  %{~ if var.formal ~}  b  %{~ endif ~}  c" }
output "escaped_inside" { value = "%{if var.formal}$${x} %%{y} \" %{endif}" }
output "type" { value = "${var.formal ? 1 : 2}" }
output "only_directive" { value = "%{if var.formal}1%{endif}" }
