# By the template's id, which the console shows.
terraform import sms_baidu_template.login_code sms-tmpl-XXXXXXXXXXX
