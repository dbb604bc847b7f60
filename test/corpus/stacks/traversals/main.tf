variable "index" { default = 1 }
variable "key" { default = "b" }
variable "deep" {
  type = map(object({ names = list(string), parts = optional(map(number), {}) }))
  default = {
    east = { names = ["a", "b"], parts = { x = 1 } }
    "w e" = { names = [] }
  }
}
locals {
  tuple  = ["x", { y = "z" }, [1, 2]]
  object = { a = 1, b = { c = [true] }, "d e" = 4, 5 = "five" }
}

output "indexes" {
  value = [local.tuple[0], local.tuple[var.index].y, local.tuple[2][1], local.tuple["0"], local.tuple.0, local.tuple[1 + 1][0], [1, 2]["1"]]
}
output "keys" {
  value = [local.object.a, local.object["a"], local.object[var.key].c[0], local.object["d e"], local.object[5], local.object["${"a"}"], { x = 1 }.x]
}
output "deep" { value = [var.deep.east.names[1], var.deep["w e"].parts, var.deep["east"]["parts"]["x"], var.deep.east.parts.x] }
output "whole" { value = var.deep }
