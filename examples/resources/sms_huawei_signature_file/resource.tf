resource "sms_huawei_signature_file" "licence" {
  file      = "${path.module}/licence.png"
  file_desc = "营业执照"
}
