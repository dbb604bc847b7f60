import { join } from "node:path";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { App, Catalogue, code, Signature, SmsProvider, sms, Template, text } from "smsform/cdktf";

/** What a bookshop sends: each text is written once, and goes to every platform as that one wants it. */
export class Shop extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Keys come from the environment: no secret stands in a stack.
    new SmsProvider(this, "sms");

    // At Huawei, signatures and templates belong to an application. Qualifications are made in the consoles.
    const app = new App(this, "app", { name: "云上书店" });
    const qualificationId = "1000001";

    const brand = new Signature(this, "brand", {
      text: "云上书店",
      owner: { kind: "company", proof: join(__dirname, "licence.jpg") },
      on: { baidu: {}, tencent: { qualificationId }, huawei: { app, qualificationId, kinds: ["verification", "notice"] } },
    });

    const otp = new Template(this, "otp", {
      signature: brand,
      kind: "verification",
      text: sms`验证码${code("otp", { digits: 6 })}，5分钟内有效，请勿告知他人。`,
      // infocloud's templates are made in its console, which shows their codes.
      on: { baidu: {}, tencent: {}, huawei: {}, infocloud: { templateCode: "577951956854276096" } },
    });

    const shipped = new Template(this, "shipped", {
      signature: brand,
      kind: "notice",
      text: sms`您的订单${text("order", { max: 20, example: "20260001" })}已发货`,
      // Tencent takes no variables in notices to the mainland.
      on: { baidu: {}, huawei: {}, tencent: { text: sms`您的订单已发货，详情请见应用` } },
    });

    new Catalogue(this, "catalogue", { messages: { otp, shipped } });
  }
}
