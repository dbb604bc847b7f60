variable "objects" {
  type    = list(object({ id = string, tags = map(string) }))
  default = [{ id = "1", tags = { a = "x" } }, { id = "2", tags = { a = "y" } }]
}
variable "none" {
  type    = list(string)
  default = []
}
variable "set" {
  type    = set(string)
  default = ["b", "a"]
}
locals {
  tuple = [{ a = 1 }, { a = "x" }]
  one   = { a = 1 }
  null  = null
}

output "full" { value = [var.objects[*].id, var.objects[*].tags.a, var.objects[*].tags["a"], local.tuple[*].a, var.none[*]] }
output "attribute_only" { value = [var.objects.*.id, var.objects.*.tags.a, local.tuple.*.a] }
output "of_one" { value = [local.one[*].a, "a"[*], local.null[*]] }
output "of_set" { value = var.set[*] }
output "then_index" { value = [(var.objects[*].id)[0], var.objects.*.id[0]] }
output "nested" { value = [[1, 2], [3]][*][0] }
output "is_list" { value = [var.objects[*].id == tolist(["1", "2"]), local.tuple[*].a == [1, "x"]] }
