resource "sms_notebook_note" "hcl" {
  title = "${var.title} ${local.suffix}"
  kind  = "MEMO"
}
