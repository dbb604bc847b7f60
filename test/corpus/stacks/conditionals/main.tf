variable "yes" { default = true }
variable "empty" {
  type    = list(string)
  default = []
}

output "simple" { value = [var.yes ? "a" : "b", !var.yes ? "a" : "b", "true" ? 1 : 2] }
output "brought_to_one_type" {
  value = {
    number_and_text = true ? 1 : "a"
    bool_and_text   = false ? "a" : true
    null_and_number = true ? null : 1
    tuples          = true ? [1] : ["a"]
    tuple_lengths   = true ? ["a"] : ["a", "b"]
    empty_tuple     = false ? ["a"] : []
    mixed_tuples    = true ? [1, "a"] : [true]
    objects         = true ? { a = 1, b = "x" } : { a = "1", b = "y" }
    other_names     = true ? { a = 1, b = "x" } : { c = true }
    empty_object    = false ? { a = 1 } : {}
    list_and_tuple  = var.yes ? var.empty : ["a"]
    set_and_list    = var.yes ? toset(["b", "a"]) : tolist(["c"])
    set_and_tuple   = var.yes ? ["b", "a", "b"] : toset(["c"])
    map_and_object  = var.yes ? tomap({ a = 1 }) : { b = "x" }
    nested          = var.yes ? { a = [1] } : { a = ["x"] }
    missing_other   = var.yes ? "there" : var.empty[5]
  }
}
output "chained" { value = var.yes ? (var.empty == tolist([]) ? "none" : "some") : "no" }
