import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import type * as bindings from "../../dist/cdktf";
import type { Engine } from "./engines";
import { synthesizedFiles } from "./synthesized-files";

export const proof = join(__dirname, "..", "..", "examples", "tencent", "proof.jpg");
export const company: bindings.Owner = { kind: "company", proof };

type OtpText = (code: typeof bindings.code) => bindings.Text<"otp">;

/** What a later version of the program says. */
interface Edited {
  readonly otpText?: OtpText;
  readonly brandText?: string;
  readonly qualificationId?: string;
}

/** The program of a bookshop: one catalogue on four platforms. */
export function bookshop(
  this: TerraformStack,
  { sms: library }: Engine,
  { otpText, brandText = "云上书店", qualificationId = "1000001" }: Edited = {},
) {
  const { App, Catalogue, Signature, Template, code, sms, text } = library;
  const app = new App(this, "app", { name: "云上书店" });

  const brand = new Signature(this, "brand", {
    text: brandText,
    owner: company,
    on: { baidu: {}, tencent: { qualificationId }, huawei: { app, qualificationId, kinds: ["verification", "notice"] } },
  });
  const otp = new Template(this, "otp", {
    signature: brand,
    kind: "verification",
    audience: "domestic",
    text: otpText?.(code) ?? sms`验证码${code("otp", { digits: 6 })}，5分钟内有效，请勿告知他人。`,
    on: { baidu: {}, tencent: {}, huawei: {}, infocloud: { templateCode: "577951956854276096" } },
  });
  const shipped = new Template(this, "shipped", {
    signature: brand,
    kind: "notice",
    audience: "domestic",
    text: sms`您的订单${text("order", { max: 20, example: "20260001" })}已发货`,
    on: { baidu: {}, huawei: {}, tencent: { text: sms`您的订单已发货，详情请见应用` } },
  });
  const catalogue = new Catalogue(this, "catalogue", { messages: { otp, shipped } });
  return { brand, otp, shipped, catalogue };
}

export function bookshopFiles(engine: Engine, edited?: Edited) {
  return synthesizedFiles(engine, (stack) => bookshop.call(stack, engine, edited));
}
