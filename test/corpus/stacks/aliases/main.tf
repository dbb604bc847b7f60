terraform {
  required_providers {
    sms = {
      source  = "registry.terraform.io/smsform/sms"
      version = ">= 0.1.0"
    }
  }
}
provider "sms" {
  notebook {
    key = var.key
  }
}
provider "sms" {
  alias    = "second"
  notebook {
    key    = "second"
    secret = "x"
  }
}
variable "key" { default = "first" }

resource "sms_notebook_note" "first" {
  title = "in the first"
  kind  = "MEMO"
}
resource "sms_notebook_note" "second" {
  provider = sms.second
  title    = "in the second, after ${sms_notebook_note.first.title}"
  kind     = "MEMO"
}
data "sms_notebook_note" "second" {
  provider = sms.second
  id       = "note-1"
}
output "title" { value = data.sms_notebook_note.second.title }
