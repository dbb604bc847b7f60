# By its primary key, which is not its signature_id; the data source sms_huawei_signatures shows it.
terraform import sms_huawei_signature.shop eb55ddeb-76f3-4e07-94f4-9af775f8a9a7
