variable "list" {
  type    = list(string)
  default = ["a"]
}
variable "set" {
  type    = set(string)
  default = ["a"]
}
variable "map" {
  type    = map(string)
  default = { a = "x" }
}
variable "nothing" {
  type    = string
  default = null
}

output "primitives" { value = ["a" == "a", 1 == "1", true == "true", "a" != "b", null == null, "a" == null, null != 1] }
output "tuples" { value = [[1] == [1], [1] == ["1"], [1, 2] == [2, 1], [] == [], [[1]] == [[1]]] }
output "objects" { value = [{ a = 1 } == { a = 1 }, { a = 1 } == { a = 1, b = 2 }, { a = 1 } == { a = "1" }, {} == {}] }
output "collections" {
  value = {
    list_of_itself  = var.list == var.list
    list_and_tuple  = var.list == ["a"]
    list_and_list   = var.list == tolist(["a"])
    list_and_set    = var.list == var.set
    set_and_set     = var.set == toset(["a", "a"])
    set_and_tuple   = var.set == ["a"]
    map_and_object  = var.map == { a = "x" }
    map_and_map     = var.map == tomap({ a = "x" })
    other_elements  = toset([1]) == toset(["1"])
    list_and_empty  = var.list == []
    set_in_object   = { s = var.set } == { s = toset(["a"]) }
    null_in_variable = var.nothing == null
    null_in_tuple   = [null] == [null]
    typed_null      = [var.nothing] == [null]
  }
}
