variable "string" {
  type    = string
  default = 12
}
variable "number" {
  type    = number
  default = "12.50"
}
variable "bool" {
  type    = bool
  default = "true"
}
variable "list" {
  type    = list(number)
  default = ["1", 2]
}
variable "set" {
  type    = set(string)
  default = ["b", "a", "b", 1]
}
variable "map" {
  type    = map(string)
  default = { a = 1, b = true }
}
variable "tuple" {
  type    = tuple([string, number])
  default = [1, "2"]
}
variable "object" {
  type    = object({ a = string, b = optional(number), c = optional(list(string), ["x"]), d = optional(bool, true) })
  default = { a = 1, z = 2 }
}
variable "any" {
  type    = any
  default = [1, "a"]
}
variable "list_of_any" {
  type    = list(any)
  default = [1, "a", true]
}
variable "list_of_objects" {
  type    = list(any)
  default = [{ a = 1 }, { a = "x" }]
}
variable "map_of_any" {
  type    = map(any)
  default = { a = 1, b = "x" }
}
variable "old_list" {
  type    = list
  default = ["a", 1]
}
variable "nested" {
  type    = map(list(object({ name = string, size = optional(number, 1) })))
  default = { a = [{ name = 1 }, { name = "y", size = "2" }] }
}
variable "set_of_objects" {
  type    = set(object({ name = string }))
  default = [{ name = "b" }, { name = "a" }, { name = "b" }]
}
variable "null" {
  type    = string
  default = null
}
variable "not_null" {
  type     = string
  default  = "fallback"
  nullable = false
}
variable "null_number" {
  type    = number
  default = null
}
variable "checked" {
  type    = string
  default = "abc"
  validation {
    condition     = var.checked != "" && var.checked != "x"
    error_message = "It must be something else."
  }
}

output "all" {
  value = {
    string = var.string, number = var.number, bool = var.bool, list = var.list, set = var.set, map = var.map, tuple = var.tuple
    object = var.object, any = var.any, list_of_any = var.list_of_any, list_of_objects = var.list_of_objects, map_of_any = var.map_of_any
    old_list = var.old_list, nested = var.nested, set_of_objects = var.set_of_objects, null = var.null, not_null = var.not_null
    null_number = var.null_number, checked = var.checked
  }
}
output "null_chosen" { value = true ? var.null_number : "a" }
