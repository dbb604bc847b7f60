data "sms_notebook_note" "known" {
  id = "note-1"
}
data "sms_notebook_note" "several" {
  for_each = toset(["note-1"])
  id       = each.key
}
data "sms_notebook_note" "later" {
  id = sms_notebook_note.n.id
}
data "sms_notebook_note" "waits" {
  id         = "note-1"
  depends_on = [sms_notebook_note.n]
}
resource "sms_notebook_note" "n" {
  title = "after ${data.sms_notebook_note.known.title}"
  kind  = "MEMO"
}
resource "sms_notebook_note" "m" {
  title = data.sms_notebook_note.several["note-1"].title
  kind  = "MEMO"
  text  = data.sms_notebook_note.later.status
}

output "known" { value = data.sms_notebook_note.known }
output "later" { value = data.sms_notebook_note.later.title }
output "waits" { value = data.sms_notebook_note.waits.title }
