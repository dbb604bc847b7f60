/** What can be said only of all objects of one project together (Huawei's specification 14, rule 13). */
import { type AccountFinding, type AccountRule, isUnknown, type StackObject } from "../../schema";
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
  const owners = new Map<string, string>();
  return objects.flatMap(({ type, address, values }): AccountFinding[] => {
    const compared = names.map((name) => values[name] ?? null);
    if (type !== wanted || compared.some(isUnknown)) return [];
    const key = JSON.stringify(compared);
    const other = owners.get(key);
    if (other === undefined) {
      owners.set(key, address);
      return [];
    }
    const [name] = names;
    const problem = `${name} "${String(values[name])}" is in the stack twice`;
    return [
      { address, path: [name], problem, fix: `${address} and ${other} have the same ${names.join(" and ")}: give one of them another.` },
    ];
  });
}
