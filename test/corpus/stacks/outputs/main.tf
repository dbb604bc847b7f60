resource "sms_notebook_note" "n" {
  title  = "t"
  kind   = "MEMO"
  tags   = ["b", "a"]
  labels = { a = "x" }
  parts  = [{ name = "p", weight = 1.5 }, { name = "q" }]
  limits {
    daily = 3
    names = ["n"]
  }
}

output "id" { value = sms_notebook_note.n.id }
output "text_with_id" { value = "id: ${sms_notebook_note.n.id}" }
output "set" { value = sms_notebook_note.n.tags }
output "set_of_tuple" { value = toset(["b", "a"]) }
output "list" { value = tolist(["b", "a"]) }
output "tuple" { value = ["b", 1] }
output "map" { value = sms_notebook_note.n.labels }
output "parts" { value = sms_notebook_note.n.parts }
output "limits" { value = sms_notebook_note.n.limits }
output "names" { value = sms_notebook_note.n.parts[*].name }
output "empty" { value = [toset([]), tolist([]), tomap({}), [], {}] }
output "nothing" { value = sms_notebook_note.n.text }
output "typed_null_inside" { value = [sms_notebook_note.n.text, null] }
output "whole" { value = sms_notebook_note.n.limits.names }
output "checked" {
  value       = sms_notebook_note.n.pages
  description = "Pages"
  depends_on  = [sms_notebook_note.n]
  precondition {
    condition     = sms_notebook_note.n.pages > 0
    error_message = "There must be a page."
  }
}
