# What other files put into the place of this one.
variable "kind" {
  type    = string
  default = 1
}
variable "tags" {
  default = ["a"]
}
locals {
  title = "first"
  other = "kept"
}
locals {
  second = local.title
}
resource "sms_notebook_note" "n" {
  title  = local.title
  kind   = var.kind
  text   = "from ${local.second}"
  tags   = var.tags
  labels = { a = "1", b = "2" }
  limits {
    daily = 1
    names = ["x"]
  }
  lifecycle {
    ignore_changes        = [text]
    create_before_destroy = true
  }
}
resource "sms_notebook_note" "d" {
  title = "dynamic"
  kind  = "MEMO"
  dynamic "limits" {
    for_each = [1]
    content {
      daily = limits.value
    }
  }
}
resource "sms_notebook_note" "s" {
  title = "written"
  kind  = "MEMO"
  limits {
    daily = 4
  }
}
output "title" {
  value       = local.title
  description = "The title."
}
output "tags" {
  value = var.tags
}
