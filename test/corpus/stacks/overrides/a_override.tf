variable "kind" {
  default = "MEMO"
}
variable "tags" {
  type    = set(string)
  default = ["a", "b", "a"]
}
locals {
  title = "second"
}
resource "sms_notebook_note" "n" {
  text   = "overridden"
  labels = { c = local.other }
  limits {
    names = ["y"]
  }
  lifecycle {
    ignore_changes = [labels]
  }
}
resource "sms_notebook_note" "d" {
  limits {
    daily = 9
  }
}
resource "sms_notebook_note" "s" {
  dynamic "limits" {
    for_each = [7]
    content {
      daily = limits.value
    }
  }
}
