# An account has one quota; its id is always the same.
terraform import sms_baidu_quota.account quota
