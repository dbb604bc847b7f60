/** Small Huawei stacks that scenarios begin with. */
import type { Frontend } from "./frontends";
import { stack } from "./stacks";

const text = (value: string) => JSON.stringify(value).replaceAll("${", () => "$${");

export const appAddress = "sms_huawei_app.a";
export const fileAddress = "sms_huawei_signature_file.f";
export const signatureAddress = "sms_huawei_signature.s";
export const templateAddress = "sms_huawei_template.t";

export interface AppText {
  readonly name?: string;
  readonly region?: "cn" | "intl";
  readonly more?: string;
}

export function appBlock(label: string, { name = "云上书店", region = "cn", more = "" }: AppText = {}): string {
  return `
resource "sms_huawei_app" "${label}" {
  app_name = ${text(name)}
  region   = "${region}"
  ${more}
}
`;
}

export interface SignatureText {
  readonly name?: string;
  readonly type?: "VERIFY_CODE_TYPE" | "PROMOTION_TYPE" | "NOTIFY_TYPE";
  readonly desc?: string;
  readonly more?: string;
}

export function signatureBlock(label: string, { name = "云上书店", type = "NOTIFY_TYPE", desc, more = "" }: SignatureText = {}): string {
  return `
resource "sms_huawei_signature" "${label}" {
  app_id            = sms_huawei_app.a.id
  signature_name    = ${text(name)}
  signature_type    = "${type}"
  signature_source  = 0
  is_involved_third = "No"
  qualification_id  = "q-1"
  ${desc === undefined ? "" : `apply_desc = ${text(desc)}`}
  ${more}
}
`;
}

export interface TemplateText {
  readonly name?: string;
  readonly content?: string;
  readonly type?: "VERIFY_CODE_TYPE" | "PROMOTION_TYPE" | "NOTIFY_TYPE";
  /** By their numbers. Default: what the default content has. */
  readonly variables?: Readonly<Record<number, string>>;
  readonly signature?: string;
  readonly more?: string;
}

export function templateBlock(label: string, given: TemplateText = {}): string {
  const { name = "发货通知", content = "您的订单${1}已发货，请于${2}前取件。", type = "NOTIFY_TYPE", more = "" } = given;
  const { variables = { 1: "CHARDIGIT", 2: "DATETIME" }, signature = "sms_huawei_signature.s.id" } = given;
  const attributes = Object.entries(variables).map(([index, kind]) => `{ variable_index = ${index}, variable_type = "${kind}" }`);
  return `
resource "sms_huawei_template" "${label}" {
  app_id           = sms_huawei_app.a.id
  region           = "cn"
  template_name    = ${text(name)}
  template_content = ${text(content)}
  template_type    = "${type}"
  sign_id          = ${signature}
  ${attributes.length === 0 ? "" : `variable_attributes = [${attributes.join(", ")}]`}
  ${more}
}
`;
}

export function fileBlock(label: string, path = "licence.png", more = ""): string {
  return `
resource "sms_huawei_signature_file" "${label}" {
  file = ${text(path)}
  ${more}
}
`;
}

export const png = (mark: string) => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from(mark)]);

export const unprotected = "deletion_protection = false";

export function huaweiStack(...blocks: readonly string[]): Record<string, string | Buffer> {
  return stack(...blocks);
}

/** Writes on the wire since the last look, by the names of their calls. */
export function writes(frontend: Frontend): string[] {
  return frontend.log().flatMap(({ call }) => (call === undefined || /^(Show|List|getToken)/.test(call) ? [] : [call]));
}

export async function refOf(frontend: Frontend, address: string) {
  const id = String((await frontend.state())[address]?.values.id);
  const [, noun = ""] = /^sms_huawei_(\w+)\./.exec(address) ?? [];
  return { platform: "huawei", kind: `${noun}s`, id };
}
