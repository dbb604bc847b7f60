/** An account of Tencent's that may send, and the text that it sends. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

export const appId = "1400006666";
export const sender = "云杉商城";
export const templateId = "2000000";
export const textOf = (variable) => `您的验证码是${variable}，5分钟内有效，请勿告知他人。`;
export const numberOf = (number) => `+86138${String(number).padStart(8, "0")}`;

/** @returns the seed file's path */
export function writeSender(folder) {
  const template = { id: templateId, templateName: "验证码", templateContent: textOf("{1}"), smsType: 3, status: "0" };
  const path = join(folder, "sender.json");
  writeFileSync(
    path,
    JSON.stringify({ platforms: { tencent: { signatures: [{ id: "1000000", signName: sender, status: "0" }], templates: [template] } } }),
  );
  return path;
}
