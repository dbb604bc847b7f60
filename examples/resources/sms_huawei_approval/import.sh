# By app/ID, signature/ID or template/ID, with a primary key.
terraform import sms_huawei_approval.login_code_approval template/c3f641aa-4e87-4a70-b84d-a2d685599072
