variable "yes" { default = true }

resource "sms_notebook_note" "a" {
  title = "a"
  kind  = "MEMO"
}
resource "sms_notebook_note" "b" {
  title  = "b ${sms_notebook_note.a.id}"
  kind   = "MEMO"
  text   = sms_notebook_note.a.review
  tags   = ["x", sms_notebook_note.a.id]
  labels = { known = "k", later = sms_notebook_note.a.id }
  parts  = [{ name = sms_notebook_note.a.id, weight = sms_notebook_note.a.revision }, { name = "known" }]
}

locals {
  id = sms_notebook_note.a.id
}

output "operators" {
  value = {
    text         = "x${local.id}"
    arithmetic   = sms_notebook_note.a.revision + 1
    negation     = !sms_notebook_note.a.usable
    and          = sms_notebook_note.a.usable && true
    compared     = sms_notebook_note.a.revision > 3
    equal        = local.id == "x"
    equal_number = local.id == 1
    equal_self   = sms_notebook_note.a.title == "a"
    null_check   = local.id == null
    tuple_equal  = [local.id] == ["x"]
    other_length = [local.id] == ["x", "y"]
  }
}
output "conditionals" {
  value = {
    unknown_condition = sms_notebook_note.a.usable ? "a" : "b"
    unknown_result    = var.yes ? local.id : "b"
    known_result      = var.yes ? "b" : local.id
    brought_to_text   = var.yes ? 1 : local.id
    unknown_objects   = sms_notebook_note.a.usable ? { a = 1 } : { a = 2 }
  }
}
output "structures" {
  value = {
    tuple      = [local.id, "known"]
    object     = { a = local.id, b = "known" }
    list       = tolist(["a", local.id])
    set        = toset(["a", local.id])
    map        = tomap({ a = local.id, b = "x" })
    index      = ["a", local.id][1]
    splat      = [{ i = local.id }, { i = "x" }][*].i
    by_unknown = { a = "x" }[var.yes ? "a" : local.id]
    set_of_b   = sms_notebook_note.b.tags
    labels     = sms_notebook_note.b.labels.known
    later      = sms_notebook_note.b.labels["later"]
    part       = sms_notebook_note.b.parts[1].name
    parts      = sms_notebook_note.b.parts[*].name
  }
}
output "heredoc" {
  value = <<EOT
id ${local.id}
EOT
}
output "directive" { value = "%{if sms_notebook_note.a.usable}a%{else}b%{endif}" }
