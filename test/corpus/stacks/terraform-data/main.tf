# The object that engines bring themselves.
variable "secret" {
  default   = "s"
  sensitive = true
}
variable "set" {
  type    = set(string)
  default = ["b", "a"]
}
resource "terraform_data" "kept" {
  input            = { text = "v", numbers = [1, "b", null], set = var.set }
  triggers_replace = [1, "1"]
}
resource "terraform_data" "secret" {
  input = var.secret
}
resource "terraform_data" "none" {}
resource "terraform_data" "each" {
  for_each = toset(["a", "b"])
  input    = each.key == "a" ? terraform_data.kept.output : terraform_data.kept.input
}
resource "terraform_data" "many" {
  count            = 2
  input            = terraform_data.kept.id
  triggers_replace = [terraform_data.each["a"].id, sms_notebook_note.n.revision]
}
resource "sms_notebook_note" "n" {
  title = "kept: ${terraform_data.kept.input.text}"
  kind  = "MEMO"
  tags  = terraform_data.kept.input.set
  text  = terraform_data.kept.output.text
  lifecycle {
    replace_triggered_by = [terraform_data.kept]
  }
}
output "kept" { value = terraform_data.kept.output }
output "inputs" { value = [for each in terraform_data.each : each.input.text] }
output "ids" { value = terraform_data.many[*].id }
output "set" { value = terraform_data.kept.input.set }
output "none" { value = terraform_data.none.output == null }
output "secret" {
  value     = terraform_data.secret.input
  sensitive = true
}
