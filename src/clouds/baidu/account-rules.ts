/** What can be said only of all objects of one account together (Baidu's specification 9: V13, V31, V32, V39; design: one quota). */
import { type AccountFinding, type AccountRule, error, isUnknown, type ObjectDiagnostic, type StackObject } from "../../schema";
import { unordered } from "../shared/objects/template-order";
import { oneTextOnce } from "../shared/objects/text-rules";

/** Objects of a kind that an account may have (Baidu L1105, L9812). */
const most = 20;

export const accountRules: readonly AccountRule[] = [
  {
    id: "V13",
    demands: `An account has at most ${most} signatures, domestic and international together, unless Baidu raised the limit.`,
    level: "warn",
    check: (objects) => tooMany("signatures", of("sms_baidu_signature", objects)),
  },
  {
    id: "V31",
    demands: "Templates wait for a signature of the stack: an account applies for a signature before its first template.",
    level: "warn",
    // Baidu L9852-9854.
    check: (objects) => unordered({ vendor: "Baidu", objects, templateType: "sms_baidu_template", signatureType: "sms_baidu_signature" }),
  },
  {
    id: "V32",
    demands: `An account has at most ${most} templates, unless Baidu raised the limit.`,
    level: "warn",
    check: (objects) => tooMany("templates", of("sms_baidu_template", objects)),
  },
  oneTextOnce({ type: "sms_baidu_template", attribute: "content", within: ["sms_type", "country_type"] }),
  {
    id: "V39",
    demands: "No number is in two blacklists of the stack: Baidu deletes a number from all lists at once.",
    level: "warn",
    check: (objects) => sharedNumbers(of("sms_baidu_blacklist", objects)),
  },
];

/** All quota resources describe the same thing. */
export function checkAccount(objects: readonly StackObject[]): readonly ObjectDiagnostic[] {
  const [first, ...others] = of("sms_baidu_quota", objects);
  const words = `${first?.address} describes it already. Take one of them out of the stack.`;
  return others.map(({ address }) => ({ address, diagnostic: error("An account has one quota", words) }));
}

function of(type: string, objects: readonly StackObject[]): readonly StackObject[] {
  return objects.filter((object) => object.type === type);
}

function tooMany(kind: string, objects: readonly StackObject[]): AccountFinding[] {
  const over = objects.slice(most).find(({ isNew }) => isNew);
  if (!over) return [];
  return [
    {
      address: over.address,
      problem: `the stack has ${objects.length} ${kind} for one account`,
      fix: `Baidu allows ${most}, more by ticket; the ones over the limit may be refused.`,
    },
  ];
}

/** Deletion goes by number alone: two objects with one number get in each other's way (Baidu's specification 6.3). */
function sharedNumbers(blacklists: readonly StackObject[]): AccountFinding[] {
  const owners = new Map<string, string>();
  const shared = new Map<string, { phones: string[]; other: string }>();
  for (const { address, values } of blacklists) {
    const { phones = null } = values;
    if (!Array.isArray(phones) || isUnknown(phones)) continue;
    for (const phone of phones) {
      if (typeof phone !== "string") continue;
      const other = owners.get(phone);
      if (other === undefined) owners.set(phone, address);
      else shared.set(address, { other, phones: [...(shared.get(address)?.phones ?? []), phone] });
    }
  }
  return [...shared].map(([address, { phones, other }]) => ({
    address,
    problem: `${phones.length} numbers of ${address} are also in ${other}`,
    fix: `${phones.slice(0, 5).join(", ")}${phones.length > 5 ? " and others" : ""}. Baidu deletes a number from all lists at once; smsform puts the others back, at the cost of further calls.`,
  }));
}
