variable "name" { default = "云杉" }

output "plain" {
  value = <<EOT
第一行 ${var.name}
  第二行 $${code}
EOT
}
output "indented" {
  value = <<-EOT
      four
    two ${var.name}

        six
    EOT
}
output "joined" {
  value = <<-EOT
    a ${~ "b" ~}
    c
    %{if var.name != ""~}
    d
    %{endif~}
    e
  EOT
}
output "quoted" {
  value = <<EOT
"quotes" and \n backslashes \
EOT
}
output "without_interpolation" {
  value = <<EOT
nothing
EOT
}
