# What stacks of many templates write: a table of texts, filled in from files, and a map of what they became.
variable "brand" {
  type    = string
  default = "示例"
}
variable "regions" {
  type = list(object({ name = string, kinds = list(string), enabled = optional(bool, true) }))
  default = [
    { name = "north", kinds = ["code", "notice"] },
    { name = "south", kinds = ["code"] },
    { name = "west", kinds = ["notice"], enabled = false },
  ]
}
variable "secret" {
  default   = "s3cret"
  sensitive = true
}

locals {
  settings = merge(yamldecode(file("${path.module}/texts/settings.yaml")), jsondecode(file("texts/settings.json")))
  rows     = csvdecode(file("texts/rows.csv"))
  wanted = {
    for pair in flatten([
      for region in var.regions : [for kind in region.kinds : { region = region.name, kind = kind }] if region.enabled
    ]) : "${pair.region}-${pair.kind}" => pair
  }
  by_kind = { for key, pair in local.wanted : pair.kind => key... }
  table   = { for row in local.rows : trimspace(row.key) => row if row.key != "" }
  files   = { for name in fileset("texts", "*.tpl") : trimsuffix(name, ".tpl") => filesha256("texts/${name}") }
}

resource "sms_notebook_note" "all" {
  for_each = local.wanted
  title    = format("%s-%02d %s", upper(each.value.region), length(each.value.kind), title(each.value.kind))
  kind     = "MEMO"
  tags     = sort(distinct(concat([each.value.kind], try(local.settings.tags, []))))
  labels = {
    digest = substr(sha256(each.key), 0, 8)
    text   = templatefile("texts/note.tpl", { brand = var.brand, pair = each.value, lines = ["a", "b"] })
    size   = length(local.wanted)
    shown  = coalesce(lookup(local.table, each.key, null) == null ? "" : local.table[each.key].text, "none")
  }
}

output "ids" {
  value = { for key, note in sms_notebook_note.all : key => note.id }
}
output "titles" {
  value = [for note in values(sms_notebook_note.all) : note.title]
}
output "by_kind" {
  value = local.by_kind
}
output "files" {
  value = local.files
}
output "text" {
  value = <<-EOT
    %{for key, pair in local.wanted~}
    ${key}: ${join(", ", [pair.region, pair.kind])}
    %{endfor~}
    ${length(local.rows)} rows
  EOT
}
output "json" {
  value = jsonencode({ rows = local.rows, ids = [for note in sms_notebook_note.all : note.title] })
}
output "hidden" {
  value     = { for word in [var.secret, "plain"] : md5(word) => word }
  sensitive = true
}
output "can" {
  value = [can(local.settings.nothing.at.all), can(regex("^[a-z]+$", "abc")), try(tonumber("x"), -1), one([for k, v in local.wanted : k if v.region == "south"])]
}
output "later" {
  value = { for key, note in sms_notebook_note.all : key => replace(note.id, "/[^0-9]/", "") }
}
output "exists" {
  value = [fileexists("texts/none"), fileexists("texts/note.tpl"), filebase64("texts/settings.json"), basename(abspath("texts/x"))]
}
