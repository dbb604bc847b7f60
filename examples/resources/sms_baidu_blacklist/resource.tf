# Numbers that no message of the account reaches.
resource "sms_baidu_blacklist" "complaints" {
  type   = "MerchantBlack"
  phones = ["13800000000", "13800000001"]
}

# The whole list of one signature's marketing: what somebody adds by hand is shown as drift.
resource "sms_baidu_blacklist" "unsubscribed" {
  type         = "SignatureBlack"
  sms_type     = "CommonSale"
  signature_id = "sms-sign-XXXXXXXXXXX"
  phones       = ["13800000002"]
  exclusive    = true
}
