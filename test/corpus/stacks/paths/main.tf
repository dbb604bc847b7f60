output "paths" { value = [path.module, path.root, "${path.module}/proof.png"] }
output "workspace" { value = terraform.workspace }
output "in_default" { value = terraform.workspace == "default" ? "shop" : "shop-${terraform.workspace}" }
