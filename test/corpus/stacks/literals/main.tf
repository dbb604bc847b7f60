locals {
  nothing = null
}

output "string" { value = "您的验证码" }
output "number" { value = 12 }
output "negative" { value = -12.5 }
output "exponent" { value = 1.5e3 }
output "fraction" { value = 0.1 }
output "true" { value = true }
output "tuple" { value = [1, "a", true, null, [], {}] }
output "object" {
  value = {
    plain    = 1
    "quoted" = 2
    colon : 3
    (local.nothing == null ? "computed" : "other") = 4
    "with ${"template"}" = 5
    nested = { list = ["a"], null = null }
  }
}
output "null" { value = null }
output "empty_string" { value = "" }
output "decomposed" { value = "é" }
