# By its file_id. The platform tells no content: what the configuration names is taken for it.
terraform import sms_huawei_signature_file.licence b3f1c2d4-1390-4268-9463-73db98cdc2e1
