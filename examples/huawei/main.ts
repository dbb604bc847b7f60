/**
 * A company's order notice on Huawei Cloud Message & SMS: an application, a signature with its proof, and two templates of that signature.
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

    // Nothing deletes an application: a destroy forgets it.
    const application = new HuaweiApp(this, "app", { appName: "云杉商城", region: "cn" });

    const licence = new HuaweiSignatureFile(this, "licence", { file: proofFile(this, "proof", join(__dirname, "licence.png")) });

    const signature = new HuaweiSignature(this, "signature", {
      appId: application.id,
      signatureName: "云杉商城",
      signatureType: "NOTIFY_TYPE",
      signatureSource: 0, // name of an enterprise
      isInvolvedThird: "No",
      // Made in the console, at the qualifications.
      qualificationId: "057a76ab-1390-4268-9463-73db98cdc2e1",
      fileId: licence.id,
      applyDesc: "云杉商城由本公司开发运营，用于向注册用户发送订单通知。",
      // Signatures are protected from deletion once they are approved. This one is an example, made to be destroyed again.
      deletionProtection: false,
    });

    const orderShipped = new HuaweiTemplate(this, "order_shipped", {
      appId: application.id,
      region: "cn",
      templateName: "订单发货通知",
      templateContent: text("您的订单${1}已发货，请于${2}前取件，详情请在云杉商城App内查看。"),
      templateType: "NOTIFY_TYPE",
      signId: signature.id,
      templateDesc: "订单发货后通知买家。",
      variableAttributes: [
        { variableIndex: 1, variableType: "CHARDIGIT" },
        { variableIndex: 2, variableType: "DATETIME" },
      ],
    });

    const orderSigned = new HuaweiTemplate(this, "order_signed", {
      appId: application.id,
      region: "cn",
      templateName: "订单签收通知",
      templateContent: "您的订单已签收，感谢您的支持。",
      templateType: "NOTIFY_TYPE",
      signId: signature.id,
      templateDesc: "订单签收后通知买家。",
    });

    // Nothing waits for the reviews here. What must not go on without one takes the template_id, which sends name, from an approval:
    //   const approved = new HuaweiApproval(this, "order_shipped_approved", { template: orderShipped.id });
    new TerraformOutput(this, "signature_id", { value: signature.id });
    new TerraformOutput(this, "order_shipped_id", { value: orderShipped.id });
    new TerraformOutput(this, "order_signed_id", { value: orderSigned.id });
  }
}

const app = new App();
new Shop(app, "shop");
app.synth();
