variable "title" {
  type = string
}
