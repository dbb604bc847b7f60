/**
 * A company's verification code and order notice on Tencent Cloud SMS: a signature with its proof and two templates that wait for it.
 */
import { join } from "node:path";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { proofFile, SmsProvider, TencentSignature, TencentTemplate } from "smsform/cdktf";

class Shop extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Keys come from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY: no secret stands in a stack.
    new SmsProvider(this, "sms");

    const signature = new TencentSignature(this, "signature", {
      signName: "云杉商城",
      signType: 1, // app
      documentType: 4, // screenshot of the app's console
      international: 0, // mainland China
      signPurpose: 0, // the account's own use
      // Made in the console, at the qualifications of domestic SMS.
      qualificationId: "1000001",
      proofImageFile: proofFile(this, "proof", join(__dirname, "proof.jpg")),
      remark: "云杉商城App由本公司开发运营，已在应用商店上架，用于向注册用户发送验证码和订单通知。",
      // Signatures are protected from deletion once they are approved. This one is an example, made to be destroyed again.
      deletionProtection: false,
    });

    const loginCode = new TencentTemplate(this, "login_code", {
      templateName: "登录验证码",
      templateContent: "您的验证码是{1}，{2}分钟内有效，请勿告知他人。如非本人操作，请忽略本短信。",
      international: 0,
      smsType: 3, // verification code
      remark: `用户登录云杉商城App时验证手机号，与签名“${signature.signName}”一起使用。`,
    });

    const orderShipped = new TencentTemplate(this, "order_shipped", {
      templateName: "订单发货通知",
      templateContent: "您的订单已发货，请保持电话畅通，详情请在云杉商城App内查看。",
      international: 0,
      smsType: 2, // notification: no variables in mainland China
      remark: `订单发货后通知买家，与签名“${signature.signName}”一起使用。`,
    });

    // Nothing waits for the review here. What must not go on without it takes the id from an approval:
    //   const approved = new TencentApproval(this, "login_code_approved", { templateId: loginCode.id });
    new TerraformOutput(this, "signature_id", { value: signature.id });
    new TerraformOutput(this, "login_code_id", { value: loginCode.id });
    new TerraformOutput(this, "order_shipped_id", { value: orderShipped.id });
  }
}

const app = new App();
new Shop(app, "shop");
app.synth();
