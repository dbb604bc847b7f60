variable "numbers" {
  type    = set(number)
  default = [10, 9, 1]
}

output "sets" { value = [toset(["b", "a", "b"]), toset([3, 1, 2, 10]), toset(["a", 1, true]), toset([]), toset(["é", "z", "A", "您", "！", "😀"])] }
output "lists" { value = [tolist(["b", 1]), tolist(toset(["b", "a"])), tolist(toset([10, 9])), tolist(var.numbers), tolist([]), tolist(["a", null])] }
output "maps" { value = [tomap({ b = 1, a = "x" }), tomap({}), tomap({ a = null, b = true })] }
output "of_objects" { value = [tolist([{ a = 1 }, { a = "x" }]), tolist([{ a = 1 }, { b = 2 }]), tolist([[1], ["a", "b"]]), toset([{ b = 1 }, { b = 1 }])] }
output "of_null" { value = [toset(null), tolist(null), tomap(null)] }
output "again" { value = [tolist(tolist(["a"])), toset(toset(["a"])), tomap(tomap({ a = 1 }))] }
output "bools" { value = [tolist(toset([true, false])), tolist(toset(["b", null, "a"]))] }
