import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsBaiduTemplate } from "smsform/cdktf";

export function loginCode(scope: Construct) {
  const template = new DataSmsBaiduTemplate(scope, "login_code", { templateId: "sms-tmpl-XXXXXXXXXXX" });

  new TerraformOutput(scope, "text", { value: template.content });
}
