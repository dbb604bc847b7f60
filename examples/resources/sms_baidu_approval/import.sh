# By the id of the approved signature or template.
terraform import sms_baidu_approval.login_code_approval sms-tmpl-XXXXXXXXXXX
