# A whole list, which is then owned (exclusive = true): TYPE, or TYPE/SMS_TYPE/SIGNATURE_ID.
terraform import sms_baidu_blacklist.unsubscribed SignatureBlack/CommonSale/sms-sign-XXXXXXXXXXX

# Only these numbers of a list.
terraform import sms_baidu_blacklist.complaints MerchantBlack:13800000000,13800000001
