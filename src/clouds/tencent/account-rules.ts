/** What can be said only of all objects of one account together (Tencent's specification 17.1 and 17.2: S15, T9). */
import type { AccountFinding, AccountRule, StackObject } from "../../schema";
import { namesakesIn } from "../shared/objects/namesakes";
import { unordered } from "../shared/objects/template-order";
import { oneTextOnce } from "../shared/objects/text-rules";

const [templateType, signatureType] = ["sms_tencent_template", "sms_tencent_signature"];

export const accountRules: readonly AccountRule[] = [
  {
    id: "S15",
    demands: "No two signatures of the stack have the same name and `international`: the platform refuses the second.",
    level: "error",
    check: (objects) => sameNames(objects),
  },
  {
    id: "T9",
    demands: "Templates wait for a signature of the stack: an account applies for a signature before its first template.",
    level: "warn",
    check: (objects) => unordered({ vendor: "Tencent", objects, templateType, signatureType }),
  },
  oneTextOnce({ type: templateType, attribute: "template_content", within: ["sms_type", "international"] }),
];

function sameNames(objects: readonly StackObject[]): AccountFinding[] {
  return namesakesIn(objects, signatureType, ["international", "sign_name"]).map(({ object: { address, values }, other }) => ({
    address,
    path: ["sign_name"],
    problem: `the signature "${String(values.sign_name)}" is in the stack twice`,
    fix: `${address} and ${other.address} have the same sign_name and international. The platform refuses a name that is under review or approved: keep one of them.`,
  }));
}
