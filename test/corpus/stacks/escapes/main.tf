locals {
  dollar = "$"
}

output "variable" { value = "您的验证码是$${code}，%%{if}" }
output "dollars" { value = "$ $$ $$$ % %% $$$${x} %%%%{y}" }
output "backslashes" { value = "a\tb\nc\"d\\e\u00e9\U0001F600" }
output "in_expression" { value = "${"a\"b"} ${"$${x}"} ${"{"}" }
output "price" { value = "¥${1 + 1}.50 $5 100%" }
output "dollar_before" { value = "${local.dollar}${1 + 0} ${"$"} $${ %%{ $${1} ${"%"}" }
