# By the id of the approved signature or template.
terraform import sms_baidu_approval.login_code sms-tmpl-XXXXXXXXXXX
