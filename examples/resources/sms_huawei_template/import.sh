# By its primary key, which is not its template_id; the data source sms_huawei_templates shows it.
terraform import sms_huawei_template.shipped c3f641aa-4e87-4a70-b84d-a2d685599072
