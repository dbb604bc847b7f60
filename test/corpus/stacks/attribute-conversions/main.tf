variable "list" {
  type    = list(string)
  default = ["b", "a", "b"]
}

resource "sms_notebook_note" "from_literals" {
  title               = 12
  kind                = "MEMO"
  pages               = "3"
  tags                = ["b", "a", "b", 1]
  labels              = { a = 1, b = true }
  parts               = [{ name = true, weight = "1.5" }]
  deletion_protection = "false"
  limits {
    daily = "7"
    names = [1, "x"]
  }
}
resource "sms_notebook_note" "from_collections" {
  title  = "t"
  kind   = "POEM"
  text   = null
  pages  = null
  tags   = var.list
  labels = tomap({ x = "y" })
  parts  = tolist([{ name = "a", weight = 1 }, { name = "b", weight = null }])
  limits {
    names = toset(["z", "a"])
  }
}
resource "sms_notebook_note" "from_another" {
  title  = sms_notebook_note.from_literals.title
  kind   = sms_notebook_note.from_literals.kind
  text   = sms_notebook_note.from_literals.pages
  tags   = sms_notebook_note.from_literals.tags
  labels = sms_notebook_note.from_literals.labels
  parts  = sms_notebook_note.from_literals.parts
  limits {
    names = sms_notebook_note.from_literals.tags
  }
}
