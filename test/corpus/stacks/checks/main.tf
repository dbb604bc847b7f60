# Questions that stop nothing, whatever is answered.
variable "title" { default = "a note" }
resource "sms_notebook_note" "n" {
  title = var.title
  kind  = "MEMO"
}
check "title" {
  assert {
    condition     = startswith(sms_notebook_note.n.title, "the")
    error_message = "${sms_notebook_note.n.title} begins otherwise."
  }
  assert {
    condition     = sms_notebook_note.n.status == "APPROVED"
    error_message = "It is ${sms_notebook_note.n.status}."
  }
}
check "known" {
  data "sms_notebook_note" "scoped" {
    id = "note-1"
  }
  assert {
    condition     = data.sms_notebook_note.scoped.title == "First"
    error_message = "Another title: ${data.sms_notebook_note.scoped.title}"
  }
}
check "later" {
  data "sms_notebook_note" "later" {
    id         = sms_notebook_note.n.id
    depends_on = [sms_notebook_note.n]
  }
  assert {
    condition     = data.sms_notebook_note.later.status == "APPROVED"
    error_message = "It is ${data.sms_notebook_note.later.status}"
  }
}
output "title" { value = sms_notebook_note.n.title }
