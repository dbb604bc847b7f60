// Huawei: L3485-5306, specification appendix A.
/**
 * What Huawei's receipt codes mean, and who has to act on them. They arrive as `status` of delivery reports. The document's own list holds
 * some codes twice with different meanings; it does not tell which applies, and neither does a report tell which of the sources it is from.
 */
import type { CodeOwner } from "../../../shared/client/code-owner";
import type { ReceiptCause } from "../../../shared/client/receipt-cause";
import { receiptCodeTable } from "./receipt-code-table";

export type { ReceiptCause };

/** Where the code comes from: Huawei, the suppliers of its channels, or a carrier; `common` where only the list of common codes has it. */
export type ReceiptSource = keyof typeof receiptCodeTable;

export interface ReceiptCode {
  /** As the document prints it; `MB:xxxx` and its like stand for many. */
  readonly code: string;
  readonly source: ReceiptSource;
  /** One or more; where there are several, nobody tells which. */
  readonly causes: readonly ReceiptCause[];
}

/** The only code of success. */
export const deliveredCode = "DELIVRD";

interface Action {
  readonly owner: CodeOwner;
  readonly advice: string;
}

/** The vendor's many wordings of advice, condensed. */
const actions: Readonly<Record<string, Action>> = {
  NONE: { owner: "nobody", advice: "Nothing to do." },
  SUPPORT: { owner: "platform", advice: "Ask Huawei's customer service, with the message's id." },
  UNBLOCK: { owner: "platform", advice: "Ask Huawei's customer service to take the number off the blacklist." },
  CARRIER: { owner: "carrier", advice: "The carrier has to look into this." },
  UNBLOCK_CARRIER: { owner: "carrier", advice: "The carrier has to take the number off its blacklist." },
  HANDSET: { owner: "recipient", advice: "Check the number, and whether its handset is on and has signal." },
  MEMORY: { owner: "recipient", advice: "The recipient has to make room in the handset's memory." },
  TOP_UP: { owner: "recipient", advice: "The recipient has to top up or reactivate the number." },
  SUBSCRIBE: { owner: "recipient", advice: "The recipient has to have the service activated by the carrier." },
  UNSUBSCRIBED: { owner: "recipient", advice: "The recipient has to lift the block." },
  NUMBER: { owner: "customer", advice: "Check the number, or use another one." },
  LEAVE_OUT: { owner: "customer", advice: "Leave the number out, or have its block in the console lifted." },
  CONTENT: { owner: "customer", advice: "Change the text." },
  VALUES: { owner: "customer", advice: "Change the values of the template's variables." },
  SIGN: { owner: "customer", advice: "Use a signature that is approved and registered." },
  TEMPLATE: { owner: "customer", advice: "Use a template that is approved, with the values of its variables." },
  CHANNEL: {
    owner: "customer",
    advice: "Check that the channel number is the application's, and of the same approved signature as the template.",
  },
  ACTIVATE: { owner: "customer", advice: "Check whether the signature has to be activated; if not, ask Huawei's customer service." },
  RATE: { owner: "customer", advice: "Send fewer messages to the number, or more slowly." },
  LATER: { owner: "customer", advice: "Send again later." },
  RETRY: { owner: "customer", advice: "Send the message again." },
  FUNDS: { owner: "customer", advice: "Buy a package, or change to payment by use." },
  PARAM: { owner: "customer", advice: "Correct the parameter or setting that the meaning names." },
};

let codes: ReadonlyMap<string, readonly ReceiptCode[]> | undefined;

/** All documented codes by code: those of 1,580 rows, three of which say again what another says, and three common ones. Made at the first use. */
export function receiptCodes(): ReadonlyMap<string, readonly ReceiptCode[]> {
  codes ??= byCode();
  return codes;
}

/**
 * What a code may mean, by where it comes from; empty for one that the vendor does not document. A code that is not printed itself means
 * what is printed for all of its kind.
 */
export function receiptCode(code: string): readonly ReceiptCode[] {
  const printed = receiptCodes().get(code);
  if (printed) return printed;
  return [...receiptCodes().values()].flat().filter((kind) => standsFor(kind.code, code));
}

/** `MB:xxxx` and `10*` stand for what begins so, `SMGPERR:13-19` for the numbers between. */
function standsFor(printed: string, code: string): boolean {
  const [, prefix] = /^(.+?)(?:[xz×]{4}|(?<=^10)\*|开头的)$/.exec(printed) ?? [];
  if (prefix !== undefined) return code.startsWith(prefix) && code.length > prefix.length;
  const [, family, first, last] = /^([A-Z]+:)(\d+)-(?:[A-Z]+:)?(\d+)$/.exec(printed) ?? [];
  if (family === undefined || !code.startsWith(family)) return false;
  const number = code.slice(family.length);
  return /^\d+$/.test(number) && Number(number) >= Number(first) && Number(number) <= Number(last);
}

function byCode(): Map<string, ReceiptCode[]> {
  const all = new Map<string, ReceiptCode[]>();
  for (const [source, table] of Object.entries(receiptCodeTable)) {
    for (const [code, causes] of causesIn(table)) {
      const known = all.get(code) ?? [];
      all.set(code, [...known, { code, source: source as ReceiptSource, causes }]);
    }
  }
  return all;
}

function causesIn(table: string): ReadonlyMap<string, readonly ReceiptCause[]> {
  const found = new Map<string, ReceiptCause[]>();
  for (const line of table.trim().split("\n")) {
    const [name = "", meaning = "", ...codes] = line.split("\t");
    const action = actions[name];
    if (!action) throw new Error(`A receipt code asks for the action ${name}, which is none of ${Object.keys(actions).join(", ")}.`);
    for (const code of codes) found.set(code, [...(found.get(code) ?? []), { meaning, ...action }]);
  }
  return found;
}
