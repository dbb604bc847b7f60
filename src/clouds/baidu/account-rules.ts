/** What can be said only of all objects of one account together (specification section 9: V13, V31, V32, V39; design: one quota). */
import { type AccountRule, error, isUnknown, type StackFinding, type StackObject, warning } from "../../schema";
import { unordered } from "../shared/objects/template-order";

/** Objects of a kind that an account may have (seed L1105, L9812). */
const most = 20;

export const accountRules: readonly AccountRule[] = [
  { id: "V13", demands: `An account has at most ${most} signatures, domestic and international together, unless Baidu raised the limit.` },
  { id: "V31", demands: "Templates wait for a signature of the stack: an account applies for a signature before its first template." },
  { id: "V32", demands: `An account has at most ${most} templates, unless Baidu raised the limit.` },
  { id: "V39", demands: "No number is in two blacklists of the stack: Baidu deletes a number from all lists at once." },
];

export function checkAccount(objects: readonly StackObject[]): readonly StackFinding[] {
  const of = (type: string) => objects.filter((object) => object.type === type);
  const signatureType = "sms_baidu_signature";
  const [signatures, templates] = [of(signatureType), of("sms_baidu_template")];
  return [
    ...tooMany("V13", "signatures", signatures),
    ...tooMany("V32", "templates", templates),
    // Seed L9852-9854.
    ...unordered({ rule: "V31", vendor: "Baidu", templates, signatures, signatureType }),
    ...sharedNumbers(of("sms_baidu_blacklist")),
    ...of("sms_baidu_quota")
      .slice(1)
      .map(({ address }) => ({
        address,
        diagnostic: error(
          "An account has one quota",
          `${of("sms_baidu_quota")[0]?.address} describes it already. Take one of them out of the stack.`,
        ),
      })),
  ];
}

function tooMany(rule: string, kind: string, objects: readonly StackObject[]): StackFinding[] {
  const over = objects.slice(most).find(({ isNew }) => isNew);
  if (!over) return [];
  const summary = `${rule}: the stack has ${objects.length} ${kind} for one account`;
  return [
    {
      rule,
      address: over.address,
      diagnostic: warning(summary, `Baidu allows ${most}, more by ticket; the ones over the limit may be refused.`),
    },
  ];
}

/** Deletion goes by number alone: two objects with one number get in each other's way (specification 6.3). */
function sharedNumbers(blacklists: readonly StackObject[]): StackFinding[] {
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
    rule: "V39",
    address,
    diagnostic: warning(
      `V39: ${phones.length} numbers of ${address} are also in ${other}`,
      `${phones.slice(0, 5).join(", ")}${phones.length > 5 ? " and others" : ""}. Baidu deletes a number from all lists at once; smsform puts the others back, at the cost of further calls.`,
    ),
  }));
}
