/** Small stacks that scenarios begin with. */
import { header } from "./frontends";

const text = (value: string) => JSON.stringify(value).replaceAll("${", () => "$${");

export interface TemplateText {
  readonly name?: string;
  readonly content?: string;
  readonly smsType?: string;
  readonly description?: string;
  /** Further lines within the block. */
  readonly more?: string;
}

export function templateBlock(name: string, given: TemplateText = {}): string {
  return `
resource "sms_baidu_template" "${name}" {
  name        = ${text(given.name ?? "订单发货通知")}
  content     = ${text(given.content ?? "您的订单${orderId}已发货，请保持电话畅通。")}
  sms_type    = ${text(given.smsType ?? "CommonNotice")}
  description = ${text(given.description ?? "订单发货后通知买家")}
  ${given.more ?? ""}
}
`;
}

export function signatureBlock(
  name: string,
  given: { readonly content?: string; readonly description?: string; readonly more?: string } = {},
): string {
  return `
resource "sms_baidu_signature" "${name}" {
  content      = ${text(given.content ?? "云杉商城")}
  content_type = "Enterprise"
  ${given.description === undefined ? "" : `description = ${text(given.description)}`}
  ${given.more ?? ""}
}
`;
}

export function stack(...blocks: readonly string[]): Record<string, string> {
  return { "main.tf": header + blocks.join("\n") };
}
