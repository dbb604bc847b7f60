/** What can be said only of all objects of one project together (Huawei's specification 14, rule 13). */
import type { AccountFinding, AccountRule, StackObject } from "../../schema";
import { namesakesIn } from "../shared/objects/namesakes";
import { oneTextOnce } from "../shared/objects/text-rules";

export const accountRules: readonly AccountRule[] = [
  {
    id: "A6",
    demands: "No two applications of the stack have the same `app_name`: the platform refuses the second.",
    level: "error",
    check: (objects) => sameIn(objects, "sms_huawei_app", ["app_name"]),
  },
  {
    id: "S9",
    demands: "No two signatures of the stack have the same `signature_name` and `signature_type`: the platform refuses the second.",
    level: "error",
    check: (objects) => sameIn(objects, "sms_huawei_signature", ["signature_name", "signature_type"]),
  },
  oneTextOnce({ type: "sms_huawei_template", attribute: "template_content", within: ["app_id", "sign_id", "template_type"] }),
];

function sameIn(objects: readonly StackObject[], wanted: string, names: readonly [string, ...string[]]): AccountFinding[] {
  const [name] = names;
  return namesakesIn(objects, wanted, names).map(({ object: { address, values }, other }) => ({
    address,
    path: [name],
    problem: `${name} "${String(values[name])}" is in the stack twice`,
    fix: `${address} and ${other.address} have the same ${names.join(" and ")}: give one of them another.`,
  }));
}
