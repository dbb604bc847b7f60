// Infocloud: L764-788, L905, L3715-3723; specification 6.
/**
 * What may have become of a message, and who has to act on it. Receipts carry it as `arrive`, pushes as `arriveResult`. Causes are
 * not told: the vendor's support knows them, and the console.
 */
import type { ReceiptCause } from "../../../shared/client/receipt-cause";
import { type ReceiptState, receiptStates } from "../enumerations";

export type { ReceiptCause };

/** The only code of success. */
export const deliveredCode = "DELIVRD";

export interface ReceiptCode extends ReceiptCause {
  readonly code: ReceiptState;
  readonly isDelivered: boolean;
  /** `undefined` where the document leaves open whether another one may follow. */
  readonly isFinal: boolean | undefined;
}

const support = "Ask infocloud's support, with the msgId.";
const handset = "Check the number, and whether its handset is on and has signal; new and ported numbers work a day later.";

const table: Readonly<Record<ReceiptState, Omit<ReceiptCode, "code" | "isDelivered">>> = {
  DELIVRD: { meaning: "Delivered", advice: "Nothing to do.", owner: "nobody", isFinal: true },
  EXPIRED: { meaning: "Its time ran out before the handset could be reached", advice: handset, owner: "recipient", isFinal: true },
  DELETED: { meaning: "Deleted on the way", advice: support, owner: "carrier", isFinal: true },
  UNDELIV: { meaning: "It could not be delivered", advice: handset, owner: "recipient", isFinal: true },
  ACCEPTD: { meaning: "Read by the carrier's service in place of the recipient", advice: support, owner: "carrier", isFinal: undefined },
  UNKNOWN: { meaning: "Its state is not valid", advice: support, owner: "carrier", isFinal: undefined },
  REJECTD: {
    meaning: "Refused on the way",
    advice: "Check the text for words that carriers block; if the recipient has opted out or complained, leave the number out.",
    owner: "carrier",
    isFinal: true,
  },
};

const codes: ReadonlyMap<string, ReceiptCode> = new Map(
  receiptStates.map((code) => [code, { ...table[code], code, isDelivered: code === deliveredCode }]),
);

/** All 7 documented codes, by code. */
export function receiptCodes(): ReadonlyMap<string, ReceiptCode> {
  return codes;
}

/** Undefined for a code that the vendor does not document; it tells of no delivery. */
export function receiptCode(code: string): ReceiptCode | undefined {
  return codes.get(code);
}
