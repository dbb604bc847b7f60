/**
 * A company's verification code and order notice on Huawei Cloud Message & SMS: an application, a proof, and for each class of messages a
 * signature with a template.
 */
import { join } from "node:path";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { HuaweiApp, HuaweiSignature, HuaweiSignatureFile, HuaweiTemplate, proofFile, SmsProvider, text } from "smsform/cdktf";

class Shop extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Keys and the project come from HW_ACCESS_KEY, HW_SECRET_KEY and HW_PROJECT_ID: no secret stands in a stack.
    new SmsProvider(this, "sms");

    // The platform deletes no applications: destroying the stack leaves this one there.
    const application = new HuaweiApp(this, "application", { appName: "yunshan-shop", region: "cn" });
    const icpFiling = new HuaweiSignatureFile(this, "icp_filing", { file: proofFile(this, "icp", join(__dirname, "licence.png")) });

    // A signature is for one class of messages, so that a name that sends codes and notices is applied for twice.
    const name = {
      appId: application.id,
      signatureName: "云杉商城",
      signatureSource: 2, // the full name of an app
      isInvolvedThird: "No",
      licenseNumber: "沪ICP备15000535号-2A",
      signatureRelatedFileId: icpFiling.id,
      // Made in the console, at the qualifications.
      qualificationId: "057a76ab-1390-4268-9463-73db98cdc2e1",
      // Signatures are protected from deletion once they are approved. These are an example, made to be destroyed again.
      deletionProtection: false,
    };
    const codes = new HuaweiSignature(this, "codes", { ...name, signatureType: "VERIFY_CODE_TYPE" });
    const notices = new HuaweiSignature(this, "notices", { ...name, signatureType: "NOTIFY_TYPE" });

    const loginCode = new HuaweiTemplate(this, "login_code", {
      appId: application.id,
      region: "cn",
      signId: codes.id,
      templateName: "登录验证码",
      templateContent: text("您的验证码是${1}，5分钟内有效，请勿告知他人。如非本人操作，请忽略本短信。"),
      templateType: "VERIFY_CODE_TYPE",
      templateDesc: "用户登录云杉商城App时验证手机号",
      variableAttributes: [{ variableIndex: 1, variableType: "CHARDIGIT" }],
    });

    const orderShipped = new HuaweiTemplate(this, "order_shipped", {
      appId: application.id,
      region: "cn",
      signId: notices.id,
      templateName: "订单发货通知",
      templateContent: text("您的订单${1}已发货，预计${2}送达，请保持电话畅通。"),
      templateType: "NOTIFY_TYPE",
      templateDesc: "订单发货后通知买家",
      variableAttributes: [
        { variableIndex: 1, variableType: "CHARDIGIT" },
        { variableIndex: 2, variableType: "DATETIME" },
      ],
    });

    // Nothing waits for the review here. What must not go on without it takes what sends name it by from an approval:
    //   const approved = new HuaweiApproval(this, "login_code_approved", { template: loginCode.id });
    //   new TerraformOutput(this, "template_id", { value: approved.templateId });
    new TerraformOutput(this, "application_id", { value: application.id });
    new TerraformOutput(this, "login_code_id", { value: loginCode.id });
    new TerraformOutput(this, "order_shipped_id", { value: orderShipped.id });
  }
}

const app = new App();
new Shop(app, "shop");
app.synth();
