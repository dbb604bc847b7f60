variable "size" { default = 2 }
variable "enabled" { default = false }

resource "sms_notebook_note" "several" {
  count = var.size
  title = "note ${count.index + 1}"
  kind  = "MEMO"
}
resource "sms_notebook_note" "none" {
  count = 0
  title = "none"
  kind  = "MEMO"
}
resource "sms_notebook_note" "maybe" {
  count = var.enabled ? 1 : 0
  title = "maybe"
  kind  = "MEMO"
}
resource "sms_notebook_note" "of_text" {
  count = "1"
  title = count.index
  kind  = "MEMO"
}
resource "sms_notebook_note" "pairs" {
  count = var.size
  title = sms_notebook_note.several[count.index].title
  kind  = "MEMO"
  text  = sms_notebook_note.several[count.index].id
}

output "titles" { value = sms_notebook_note.several[*].title }
output "ids" { value = sms_notebook_note.several.*.id }
output "first" { value = sms_notebook_note.several[0].title }
output "none" { value = sms_notebook_note.none[*].id }
output "maybe" { value = var.enabled ? sms_notebook_note.maybe[0].id : "off" }
output "equal" { value = [sms_notebook_note.none == [], sms_notebook_note.maybe[*].title == []] }
