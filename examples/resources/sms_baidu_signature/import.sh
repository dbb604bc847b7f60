# By the signature's id, which the console shows.
terraform import sms_baidu_signature.shop sms-sign-XXXXXXXXXXX
