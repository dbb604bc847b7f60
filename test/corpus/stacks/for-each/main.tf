variable "notes" {
  type = map(object({ text = string, pages = optional(number, 2) }))
  default = {
    b     = { text = "second" }
    "a 1" = { text = "first", pages = 5 }
  }
}
variable "names" {
  type    = list(string)
  default = ["y", "x", "y"]
}
variable "set" {
  type    = set(string)
  default = ["一", "二"]
}

resource "sms_notebook_note" "by_map" {
  for_each = var.notes
  title    = each.key
  kind     = "MEMO"
  text     = each.value.text
  pages    = each.value.pages
}
resource "sms_notebook_note" "by_object" {
  for_each = { m = "MEMO", p = "POEM" }
  title    = "of ${each.key}"
  kind     = each.value
}
resource "sms_notebook_note" "by_list" {
  for_each = toset(var.names)
  title    = each.key
  kind     = "MEMO"
  text     = each.value
}
resource "sms_notebook_note" "by_set" {
  for_each = var.set
  title    = each.value
  kind     = "MEMO"
}
resource "sms_notebook_note" "empty" {
  for_each = toset([])
  title    = each.value
  kind     = "MEMO"
}
resource "sms_notebook_note" "chained" {
  for_each = sms_notebook_note.by_map
  title    = "after ${each.value.title}"
  kind     = "MEMO"
  text     = each.value.id
}
resource "sms_notebook_note" "by_tags" {
  for_each = sms_notebook_note.tagged.tags
  title    = each.value
  kind     = "MEMO"
}
resource "sms_notebook_note" "tagged" {
  title = "tagged"
  kind  = "MEMO"
  tags  = ["t2", "t1"]
}

output "one" { value = sms_notebook_note.by_map["a 1"].text }
output "whole" {
  value     = sms_notebook_note.by_object
  sensitive = true
}
output "empty" { value = sms_notebook_note.empty }
