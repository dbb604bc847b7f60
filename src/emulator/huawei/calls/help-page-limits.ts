// Beyond the document: the vendor's help pages; specification 14.
/** Limits that the document does not have, and a switch can set. */
import { lengthOf } from "../../values/text";
import type { HuaweiSwitches } from "../switches";
import { refusal } from "./envelope";

const limits = {
  app_name: {
    isKept: (name: string) => /^[\p{Script=Han}\w.@-]{1,64}$/u.test(name),
    expected: "1 to 64 Chinese characters, letters, digits and _ . - @",
  },
  signature_name: {
    isKept: (name: string) => /^[\p{Script=Han}A-Za-z0-9]{2,16}$/u.test(name) && !/^\d+$/.test(name),
    expected: "2 to 16 Chinese characters, letters and digits, not digits alone",
  },
  template_content: {
    isKept: (content: string) => lengthOf(content) <= 500 && (content.match(/\$\{/g)?.length ?? 0) <= 20,
    expected: "at most 500 characters and 20 variables",
  },
} as const;

/** @throws Refusal MSGSMS.0002 */
export function checkHelpPageLimit(field: keyof typeof limits, value: string, switches: HuaweiSwitches): void {
  if (switches.get("huawei.help-page-limits") === "off" || limits[field].isKept(value)) return;
  throw refusal("MSGSMS.0002", `${field}: expected ${limits[field].expected}.`);
}

/** @throws Refusal MSGSMS.0084 for a file of more than 2 MB */
export function checkFileSize(bytes: number, switches: HuaweiSwitches): void {
  const most = 2 * 1024 * 1024;
  if (switches.get("huawei.help-page-limits") === "on" && bytes > most)
    throw refusal("MSGSMS.0084", `It has ${bytes} bytes, allowed are ${most}.`);
}
