# Blocks whose number follows from a value.
variable "limits" {
  type    = map(object({ daily = number }))
  default = { only = { daily = 3 } }
}
resource "sms_notebook_note" "each" {
  for_each = { a = { daily = 1 }, b = null }
  title    = "of ${each.key}"
  kind     = "MEMO"
  dynamic "limits" {
    for_each = each.value[*]
    content {
      daily = limits.value.daily + limits.key
    }
  }
}
resource "sms_notebook_note" "map" {
  title = "by map"
  kind  = "MEMO"
  dynamic "limits" {
    for_each = var.limits
    iterator = limit
    content {
      daily = length(limit.key) + limit.value.daily
    }
  }
}
resource "sms_notebook_note" "set" {
  title = "by set"
  kind  = "MEMO"
  dynamic "limits" {
    for_each = toset([for n in [1, 2] : "${n}" if n > 1])
    content {
      daily = limits.value
    }
  }
}
resource "sms_notebook_note" "none" {
  title = "none"
  kind  = "MEMO"
  dynamic "limits" {
    for_each = []
    content {
      daily = 1
    }
  }
}
