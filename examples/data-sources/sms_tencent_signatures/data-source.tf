data "sms_tencent_signatures" "shop" {
  sign_id_set   = ["1110", "1111"]
  international = 0
}

output "names" {
  value = data.sms_tencent_signatures.shop.signatures[*].sign_name
}
