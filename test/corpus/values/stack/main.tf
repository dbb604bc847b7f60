# What the expressions of the tables beside this folder may refer to.
variable "secret" {
  default   = "s"
  sensitive = true
}
variable "list" {
  type    = list(string)
  default = ["b", "a", "b"]
}
variable "set" {
  type    = set(string)
  default = ["b", "a"]
}
variable "map" {
  type    = map(number)
  default = { y = 2, x = 1 }
}
variable "none" {
  type    = string
  default = null
}
variable "no_list" {
  type    = list(string)
  default = null
}
locals {
  object = { b = "v", a = [1, "x"], n = null }
  tuple  = ["b", 1, true, null]
}
# Its id is not known yet, nor is what it is made of.
resource "terraform_data" "later" {}
