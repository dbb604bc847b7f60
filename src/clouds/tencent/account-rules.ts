/** What can be said only of all objects of one account together (specification sections 17.1 and 17.2: S15, T9). */
import { type AccountRule, error, isUnknown, type StackFinding, type StackObject } from "../../schema";
import { unordered } from "../shared/objects/template-order";

export const accountRules: readonly AccountRule[] = [
  {
    id: "S15",
    demands: "No two signatures of the stack have the same name and `international`: the platform refuses the second (an error).",
  },
  { id: "T9", demands: "Templates wait for a signature of the stack: an account applies for a signature before its first template." },
];

export function checkAccount(objects: readonly StackObject[]): readonly StackFinding[] {
  const of = (type: string) => objects.filter((object) => object.type === type);
  const signatureType = "sms_tencent_signature";
  const [signatures, templates] = [of(signatureType), of("sms_tencent_template")];
  return [...sameNames(signatures), ...unordered({ rule: "T9", vendor: "Tencent", templates, signatures, signatureType })];
}

function sameNames(signatures: readonly StackObject[]): StackFinding[] {
  const owners = new Map<string, string>();
  return signatures.flatMap(({ address, values: { sign_name = null, international = null } }): StackFinding[] => {
    if (isUnknown(sign_name) || isUnknown(international)) return [];
    const key = `${String(international)} ${String(sign_name)}`;
    const other = owners.get(key);
    if (other === undefined) {
      owners.set(key, address);
      return [];
    }
    const summary = `S15: the signature "${String(sign_name)}" is in the stack twice`;
    const detail = `${address} and ${other} have the same sign_name and international. The platform refuses a name that is under review or approved: keep one of them.`;
    return [{ rule: "S15", address, diagnostic: error(summary, detail, ["sign_name"]) }];
  });
}
