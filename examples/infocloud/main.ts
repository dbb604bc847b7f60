/**
 * A company's login code on infocloud's SMS gateway. Templates and signatures are made in its console alone, so what stands here is what a program can
 * do for them: the text is checked and filled in, the allowance is looked at, and one message shows that the template is approved and arrives.
 */
import { App, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { DataSmsInfocloudAllowance, DataSmsInfocloudTemplate, InfocloudVerificationSend, SmsProvider } from "smsform/cdktf";

/** Of the template, as the console shows it. */
const templateCode = "574277763210051584";

class Shop extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Keys come from INFOCLOUD_API_KEY and INFOCLOUD_ACCESS_KEY: no secret stands in a stack.
    new SmsProvider(this, "sms");

    // As the console has it. Nobody but the console knows whether it is approved, and whether its text is still this one.
    const loginCode = new DataSmsInfocloudTemplate(this, "login_code", {
      templateCode,
      signature: "云杉商城",
      content: "您的验证码是{code,6}，{minutes,2}分钟内有效，请勿告知他人。",
      values: ["482913", "5"],
    });

    const left = new DataSmsInfocloudAllowance(this, "left", {});

    // It reaches a handset and costs money, so it names its number and its day. It goes out on that day or the next one, once, and never again.
    const arrives = new InfocloudVerificationSend(this, "login_code_arrives", {
      phone: "13800138000",
      templateCode,
      params: ["482913", "5"],
      acknowledge: "13800138000 2026-10-12",
    });

    new TerraformOutput(this, "message", { value: loginCode.text });
    new TerraformOutput(this, "msg_id", { value: arrives.msgId });
    new TerraformOutput(this, "transactional_texts_left", { value: left.byName.lookup("行业短信") });
  }
}

const app = new App();
new Shop(app, "shop");
app.synth();
