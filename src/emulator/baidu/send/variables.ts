/** The values for a template's variables: steps 10 and 11 of the decision order of a send (Baidu's specification 10). */
import { lengthOf } from "../../values/text";
import type { BaiduSwitches } from "../switches";
import { SendRefusal } from "./codes";
import { substitute, variablesOf } from "./segments";

/** Most characters of a message (Baidu L9823). */
const longestMessage = 600;
/** Characters of a variable's value by default (Baidu L9823). */
const longestValue = 50;
/** The mandatory variable of verification codes and the length of its value (Baidu L10006, L10014). */
const verificationCode = { name: "SMSvCode", longest: 10 } as const;

/**
 * The template's text with the values in it.
 * @throws SendRefusal 4601, 4605, 4610, 4606, 4608 or 4508, in this order
 */
export function fillIn(template: string, signature: string, values: Readonly<Record<string, string>>, switches: BaiduSwitches): string {
  const names = Object.keys(values);
  if (switches.get("baidu.variable-names") === "letters-and-digits") {
    const bad = names.find((name) => !/^[A-Za-z][A-Za-z0-9]*$/.test(name));
    if (bad !== undefined) throw new SendRefusal("4601", bad);
  }
  const expected = variablesOf(template);
  if (expected.size !== names.length || names.some((name) => !expected.has(name))) {
    throw new SendRefusal("4605", `the template has ${[...expected].join(", ") || "no variables"}`);
  }
  refuse("4610", values, (value) => value === "");
  const checksCode = switches.get("baidu.verification-code-rule") === "on";
  const isCode = (name: string) => checksCode && name === verificationCode.name;
  const most = switches.get("baidu.variable-length") === "50" ? longestValue : Number.POSITIVE_INFINITY;
  refuse("4606", values, (value, name) => lengthOf(value) > (isCode(name) ? verificationCode.longest : most));
  const forbidden = switches.get("baidu.forbidden-characters") === "all-brackets" ? /[()[\]【】\t]/ : /[[\]【】\t]/;
  refuse("4608", values, (value, name) => forbidden.test(value) || (isCode(name) && !/^[A-Za-z0-9]*$/.test(value)));
  const text = substitute(template, values);
  const counted = switches.get("baidu.length-limit") === "with-signature" ? `【${signature}】${text}` : text;
  if (lengthOf(counted) > longestMessage) throw new SendRefusal("4508", `${lengthOf(counted)} characters, allowed are ${longestMessage}`);
  return text;
}

function refuse(
  code: "4610" | "4606" | "4608",
  values: Readonly<Record<string, string>>,
  isBad: (value: string, name: string) => boolean,
): void {
  const bad = Object.entries(values).find(([name, value]) => isBad(value, name));
  if (bad !== undefined) throw new SendRefusal(code, bad[0]);
}
