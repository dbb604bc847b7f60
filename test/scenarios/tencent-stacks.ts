/** Small Tencent stacks that scenarios begin with. */
import type { Frontend } from "./frontends";
import { stack } from "./stacks";

const text = (value: string) => JSON.stringify(value).replaceAll("${", () => "$${");

export const signatureAddress = "sms_tencent_signature.s";
export const templateAddress = "sms_tencent_template.t";
export const jpeg = (mark: string) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(mark)]);

export function signatureBlock(
  name: string,
  given: { readonly name?: string; readonly remark?: string; readonly international?: number; readonly more?: string } = {},
): string {
  const { international = 0 } = given;
  return `
resource "sms_tencent_signature" "${name}" {
  sign_name        = ${text(given.name ?? "云杉商城")}
  sign_type        = 0
  document_type    = 1
  international    = ${international}
  sign_purpose     = 0
  proof_image_file = "proof.jpg"
  ${international === 0 ? 'qualification_id = "1000001"' : ""}
  ${given.remark === undefined ? "" : `remark = ${text(given.remark)}`}
  ${given.more ?? ""}
}
`;
}

export interface TemplateText {
  readonly name?: string;
  readonly content?: string;
  readonly remark?: string;
  readonly international?: number;
  readonly more?: string;
}

export function templateBlock(name: string, given: TemplateText = {}): string {
  return `
resource "sms_tencent_template" "${name}" {
  template_name    = ${text(given.name ?? "登录验证码")}
  template_content = ${text(given.content ?? "您的验证码是{1}，5分钟内有效。")}
  international    = ${given.international ?? 0}
  sms_type         = 3
  remark           = ${text(given.remark ?? "用户登录时验证手机号")}
  ${given.more ?? ""}
}
`;
}

/** With the proof that the signatures name. */
export function tencentStack(...blocks: readonly string[]): Record<string, string | Buffer> {
  return { ...stack(...blocks), "proof.jpg": jpeg("proof") };
}

export const afterSignature = "depends_on = [sms_tencent_signature.s]";

/** Writes on the wire since the last look, by the names of their calls. */
export function writes(frontend: Frontend): string[] {
  return frontend.log().flatMap(({ call }) => (call === undefined || call.startsWith("Describe") ? [] : [call]));
}

export async function refOf(frontend: Frontend, address: string) {
  const id = String((await frontend.state())[address]?.values.id);
  return { platform: "tencent", kind: address.includes("template") ? "templates" : "signatures", id };
}

/** Has a signature that the stack knows nothing of: templates need one. */
export function giveSignature({ emulator }: Pick<Frontend, "emulator">): void {
  emulator.admin.create({ platform: "tencent", kind: "signatures" }, { signName: "别的签名" });
}
