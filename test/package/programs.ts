/** What programs of users import. */

/** Everything but constructs. */
const library = `
import { BaiduSms, baidu, PlatformError, tencent } from "smsform";
import { startEmulator } from "smsform/emulator";
import { openStack, plan } from "smsform/engine";
import { type Catalogue, checkCatalogue, createMessenger } from "smsform/messaging";

interface Messages { readonly otp: { readonly otp: string } }
const catalogue: Catalogue = {
  version: 1,
  messages: {
    otp: {
      variables: { otp: { type: "code" } },
      on: [{ platform: "baidu", audience: "domestic", template: "sms-tmpl-1", sender: "sms-sign-1", text: "验证码\${otp}", usable: true }],
    },
  },
};
const messenger = createMessenger<Messages>({ catalogue, platforms: { baidu: { client: new BaiduSms({ accessKeyId: "a", secretKey: "b" }) } } });
const signature: baidu.NewSignature = { content: "云杉商城", contentType: "Enterprise" };
export const all = [BaiduSms, PlatformError, tencent.limits, startEmulator, openStack, plan, checkCatalogue, messenger, signature, baidu.sendCode("1000")];
export const send = () => messenger.sendOne("otp", "+8613800138000", { otp: "482913" });
console.log(all.map((each) => typeof each).join(" "));
`;

export const saidByLibrary = "function function object function function function function object object object\n";

/** With what both engines have of the package. */
const constructs = (engine: string) => `
import { App, Aspects, TerraformStack } from "${engine}";
import { assertRenderedTexts, BaiduTemplate, code, requireDeletionProtection, requireSignature, Signature, sms, SmsProvider, Template, text } from "smsform/${engine}";

const app = new App({ outdir: "cdktf.out" });
const stack = new TerraformStack(app, "shop");
new SmsProvider(stack, "sms", { baidu: { region: "bj", rules: { V22: "off" } } });
new BaiduTemplate(stack, "code", {
  name: "code", content: text("您的验证码是\${SMSvCode}"), smsType: "CommonVcode", description: "sign-in",
});
const brand = new Signature(stack, "brand", { text: "云上书店", owner: { kind: "company" }, on: { baidu: {} } });
new Template(stack, "otp", {
  signature: brand, kind: "verification", audience: "domestic",
  text: sms\`验证码\${code("otp", { digits: 6 })}，5分钟内有效，请勿告知他人。\`, on: { baidu: {} },
});
Aspects.of(stack).add(requireDeletionProtection());
Aspects.of(stack).add(requireSignature({ level: "warning" }));
assertRenderedTexts(stack, { otp: { baidu: "【云上书店】验证码482913，5分钟内有效，请勿告知他人。" } });
app.synth();
`;

/** @param engine none where constructs are not used */
export function programWith(engine?: string): string {
  return engine === undefined ? library : `${constructs(engine)}${library}`;
}
