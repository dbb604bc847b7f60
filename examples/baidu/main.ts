/**
 * A company's verification code and order notice on Baidu AI Cloud SMS: a signature with its proof and two templates that name it.
 */
import { join } from "node:path";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { BaiduSignature, BaiduTemplate, proofFile, SmsProvider, text } from "smsform/cdktf";

class Shop extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Keys come from BAIDUCLOUD_ACCESS_KEY and BAIDUCLOUD_SECRET_KEY: no secret stands in a stack.
    new SmsProvider(this, "sms");

    const signature = new BaiduSignature(this, "signature", {
      content: "云杉商城",
      contentType: "MobileApp",
      description:
        "云杉商城App由本公司开发运营，已在应用商店上架，用于向注册用户发送验证码和订单通知。示例：您的验证码是482913，5分钟内有效，请勿告知他人。",
      signatureFile: proofFile(this, "proof", join(__dirname, "proof.png")),
      // Signatures are protected from deletion once they are approved. This one is an example, made to be destroyed again.
      deletionProtection: false,
    });

    const loginCode = new BaiduTemplate(this, "login_code", {
      name: "登录验证码",
      content: text("您的验证码是${SMSvCode}，5分钟内有效，请勿告知他人。如非本人操作，请忽略本短信。"),
      smsType: "CommonVcode",
      description: `用户登录云杉商城App时验证手机号，与签名“${signature.content}”一起使用。`,
    });

    const orderShipped = new BaiduTemplate(this, "order_shipped", {
      name: "订单发货通知",
      content: text("尊敬的${name}，您的订单${orderId}已发货，预计${date}送达，请保持电话畅通。"),
      smsType: "CommonNotice",
      description: `订单发货后通知买家，与签名“${signature.content}”一起使用。`,
    });

    // Nothing waits for the review here. What must not go on without it takes the id from an approval:
    //   const approved = new BaiduApproval(this, "login_code_approved", { templateId: loginCode.id });
    new TerraformOutput(this, "signature_id", { value: signature.id });
    new TerraformOutput(this, "login_code_id", { value: loginCode.id });
    new TerraformOutput(this, "order_shipped_id", { value: orderShipped.id });
  }
}

const app = new App();
new Shop(app, "shop");
app.synth();
