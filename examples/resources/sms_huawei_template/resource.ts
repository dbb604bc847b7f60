import type { Construct } from "constructs";
import { HuaweiTemplate, text } from "smsform/cdktf";

export function shipped(scope: Construct) {
  return new HuaweiTemplate(scope, "shipped", {
    appId: "9e61f59c-1a6b-4ee5-9651-5bca450694b3",
    region: "cn",
    templateName: "发货通知",
    templateContent: text("您的订单${1}已发货，请于${2}前取件。"),
    templateType: "NOTIFY_TYPE",
    signId: "eb55ddeb-76f3-4e07-94f4-9af775f8a9a7",
    templateDesc: "用户下单后通知发货。",
    variableAttributes: [
      { variableIndex: 1, variableType: "CHARDIGIT" },
      { variableIndex: 2, variableType: "DATETIME" },
    ],
  });
}
