# Blocks of which something is not known, secret, or not there.
variable "secret" {
  default   = 3
  sensitive = true
}
variable "none" {
  type    = list(number)
  default = null
}
resource "terraform_data" "later" {
  input = [1]
}
resource "sms_notebook_note" "unknown_inside" {
  title = "unknown inside"
  kind  = "MEMO"
  dynamic "limits" {
    for_each = [terraform_data.later.id]
    content {
      daily = length(limits.value)
      names = ["known", limits.value]
    }
  }
}
resource "sms_notebook_note" "secret_part" {
  title = "secret part"
  kind  = "MEMO"
  dynamic "limits" {
    for_each = [var.secret]
    content {
      daily = limits.value
    }
  }
}
resource "sms_notebook_note" "none" {
  title = "none"
  kind  = "MEMO"
  dynamic "limits" {
    for_each = var.none == null ? [] : var.none
    content {
      daily = limits.value
    }
  }
}
output "known" {
  value = sms_notebook_note.unknown_inside.limits == null
}
