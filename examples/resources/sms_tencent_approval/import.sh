# By template/ID or signature/ID.
terraform import sms_tencent_approval.login_code_approval template/1110
