variable "brands" {
  type    = map(string)
  default = { shop = "云杉商城", club = "云杉会员" }
}

variable "codes" {
  type    = number
  default = 2
}

variable "minutes" {
  type    = number
  default = 5
}

variable "purpose" {
  type    = string
  default = "订单发货后通知买家"
}
