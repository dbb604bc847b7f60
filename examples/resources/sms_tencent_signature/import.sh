# By its International (0 mainland China, 1 all else) and its id, which the console shows; the id alone is looked for in both.
terraform import sms_tencent_signature.shop 0/1110
