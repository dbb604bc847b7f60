# By its primary key, which is not its app_key; the data source sms_huawei_apps shows it. The secret is not told again and stays null.
terraform import sms_huawei_app.shop 9e61f59c-1a6b-4ee5-9651-5bca450694b3
