/** What does not compile, so that no platform has to refuse it. The compiler looks at this file; nothing of it is run. */
import type { TerraformStack } from "cdktf";
import { Blacklist, Catalogue, code, type MessagesIn, type Owner, Signature, sms, Template, text } from "../../dist/cdktf";

const order = text("order", { max: 20, example: "20260001" });
const otpText = sms`验证码${code("otp", { digits: 6 })}`;

export function refused(stack: TerraformStack, signature: Signature) {
  const common = { signature, kind: "verification", text: otpText } as const;
  new Template(stack, "t", { ...common, on: { baidu: {}, tencent: { text: sms`验证码请见应用` } } });
  // @ts-expect-error a kind is one of the closed list
  new Template(stack, "t", { ...common, kind: "CommonVCode", on: { baidu: {} } });
  // @ts-expect-error so is an audience
  new Template(stack, "t", { ...common, audience: "mainland", on: { baidu: {} } });
  // @ts-expect-error and a platform
  new Template(stack, "t", { ...common, on: { aliyun: {} } });
  // @ts-expect-error a platform's own text has no other variables
  new Template(stack, "t", { ...common, on: { baidu: {}, tencent: { text: sms`订单${order}` } } });
  // @ts-expect-error infocloud's templates are made by hand
  new Template(stack, "t", { ...common, on: { infocloud: {} } });
  // @ts-expect-error a duration says its unit
  new Template(stack, "t", { ...common, on: { baidu: {} }, retireAfter: "3 days" });
  // @ts-expect-error a text is made by sms
  new Template(stack, "t", { ...common, text: "验证码${otp}", on: { baidu: {} } });
  // @ts-expect-error what is no variable is written out
  sms`验证码${"123456"}`;
  // @ts-expect-error a code has its number of digits
  code("otp", {});
  // @ts-expect-error infocloud has no signatures of its own
  new Signature(stack, "s", { text: "云上书店", owner: { kind: "company" }, on: { infocloud: {} } });
  // @ts-expect-error Huawei has a signature for each kind
  new Signature(stack, "s", { text: "云上书店", owner: { kind: "company" }, on: { huawei: { app: { appId: "1" } } } });
  // @ts-expect-error a screenshot proves no company
  const owner: Owner = { kind: "company", document: "screenshot" };
  // @ts-expect-error under one signature the kind is needed
  new Blacklist(stack, "b", { numbers: [], signature });
  return owner;
}

export function typed(stack: TerraformStack, signature: Signature) {
  const otp = new Template(stack, "otp", { signature, kind: "verification", text: otpText, on: { baidu: {} } });
  const abroad = new Template(stack, "abroad", { kind: "verification", audience: "international", text: otpText, on: { baidu: {} } });
  const shipped = new Template(stack, "shipped", {
    signature,
    kind: "notice",
    text: sms`订单${order}${sms`，${otpText}`}`,
    on: { baidu: {} },
  });
  const catalogue = new Catalogue(stack, "catalogue", { messages: { otp: [otp, abroad], shipped } });
  const values: MessagesIn<typeof catalogue> = { otp: { otp: "1" }, shipped: { order: "1", otp: "2" } };
  // @ts-expect-error a value is missing
  const missing: MessagesIn<typeof catalogue>["shipped"] = { order: "1" };
  return [values, missing];
}
