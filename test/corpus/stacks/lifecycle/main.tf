variable "limit" { default = 10 }

resource "sms_notebook_note" "guarded" {
  title = "guarded"
  kind  = "MEMO"
  pages = 2

  lifecycle {
    create_before_destroy = true
    prevent_destroy       = false
    ignore_changes        = [text, labels["a"], parts[0].name]
    replace_triggered_by  = [sms_notebook_note.trigger, sms_notebook_note.trigger.title]

    precondition {
      condition     = var.limit > 1 && sms_notebook_note.trigger.title == "trigger"
      error_message = "The limit is ${var.limit}."
    }
    postcondition {
      condition     = self.pages < var.limit && self.title != ""
      error_message = "${self.title} has too many pages."
    }
  }
}
resource "sms_notebook_note" "trigger" {
  title      = "trigger"
  kind       = "MEMO"
  depends_on = [sms_notebook_note.before]
  lifecycle {
    ignore_changes = all
  }
}
resource "sms_notebook_note" "before" {
  count = 2
  title = "before"
  kind  = "MEMO"
}
