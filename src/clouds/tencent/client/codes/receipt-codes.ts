// Tencent: L11659-19991, specification 12.2.
/**
 * What Tencent's receipt codes mean, and who has to act on them. They arrive as
 * `Description` of pulled reports and as `errmsg` of callbacks. The vendor says that its list is not complete and changes.
 */
import type { ReceiptCause } from "../../../shared/client/receipt-cause";
import { receiptCodeTable } from "./receipt-code-table";
import { sendCode } from "./send-codes";

/** Which network the code comes from; `all` of the three, or none because the number is not valid. */
export type ReceiptCarrier = keyof typeof receiptCodeTable;

export type { ReceiptCause };

export interface ReceiptCode {
  readonly code: string;
  readonly carrier: ReceiptCarrier;
  /** One or more; where there are several, the carrier does not tell which. */
  readonly causes: readonly ReceiptCause[];
  /** True for the codes of success; but believe the report's status, which knows the carrier. */
  readonly isDelivered: boolean;
  /** True where the vendor's table was damaged on its way through a spreadsheet, so that no carrier sends the code as it stands. */
  readonly isDamaged: boolean;
}

const recipient = (meaning: string, advice: string): ReceiptCause => ({ meaning, advice, owner: "recipient" });
const customer = (meaning: string, advice: string): ReceiptCause => ({ meaning, advice, owner: "customer" });
const carrier = (meaning: string): ReceiptCause => ({
  meaning,
  advice: "Send again later; if it lasts, the carrier has to solve this.",
  owner: "carrier",
});
const platform = (meaning: string): ReceiptCause => ({
  meaning,
  advice: "Ask Tencent to investigate, with the message's id.",
  owner: "platform",
});

const wake = "The recipient has to restore signal, power or memory.";
const contract = "The recipient has to top up or reactivate the number.";
const register = "Have the signature registered with the carrier, through Tencent's support.";

/** The vendor's wordings, condensed. */
const causes: Readonly<Record<string, ReceiptCause>> = {
  DELIVERED: { meaning: "delivered", advice: "Nothing to do.", owner: "nobody" },
  VACANT: customer("the number is not in use", "Check the number, or use another one."),
  SUSPENDED: recipient("the number is suspended", contract),
  OFF: recipient("the handset is switched off", wake),
  NO_COVERAGE: recipient("the handset is out of coverage", wake),
  PAUSED: recipient("the number's service is paused", contract),
  RESTRICTED: recipient("the number's calls are restricted", contract),
  CARRIER: carrier("failure inside the carrier"),
  CARRIER_TIMEOUT: carrier("the carrier did not answer in time"),
  SIGNAL: recipient("the handset's signal is disturbed", wake),
  HANDSET: recipient("the handset is disturbed", wake),
  MEMORY: recipient("the handset's memory is full or disturbed", wake),
  KEYWORD: customer("a keyword was blocked by the carrier", "Change the text."),
  LINK: customer("links or contact details were blocked by the carrier", "Take links and contact details out of the text."),
  DO_NOT_DISTURB: recipient(
    "the number is on a do-not-disturb list",
    "The recipient has to leave the list, or the number has to be left out.",
  ),
  NUMBER: customer("the number is abnormal", "Check the number, or use another one."),
  NUMBER_RANGE: customer("the number's range was not recognised", "Check the number, or use another one."),
  GATEWAY_BLOCK: carrier("blocked by the carrier's gateway"),
  FREQUENCY: customer("too many messages for the carrier", "Send fewer messages to the number, more slowly or later."),
  GATEWAY: carrier("fault of the carrier's gateway"),
  PORTED: carrier("the number moved to another carrier, and the message did not"),
  REVIEWER: customer("refused by the carrier's reviewer", "Change the text."),
  SIGN: customer("the signature is malformed or has not passed its review", "Check the signature and its review."),
  SIGN_UNREGISTERED: customer("the signature is not registered with the carrier", register),
  NO_REAL_NAME: customer("there is no real-name material for the signature", register),
  REAL_NAME_PENDING: customer("the signature's real-name registration is not finished", register),
  OPTED_OUT: recipient("the recipient opted out", "The recipient has to take the opt-out back, or the number has to be left out."),
  BOMBING: recipient("the number is protected from floods of messages", "Send later, or leave the number out."),
  HOURS: customer("marketing messages are not sent at this hour", "Send from 8 to 22 o'clock."),
  UNSUBSCRIBE: customer(
    "the text does not say properly how to opt out",
    "End marketing templates with the words that the vendor prescribes.",
  ),
  SIGN_SUBCODE: platform("the signature's extension could not be fetched"),
  SIGN_UNREADABLE: platform("the signature could not be parsed"),
  SUBMISSION: platform("the message could not be submitted"),
  SEND_TIMEOUT: platform("sending timed out"),
};

/** Rows whose code is the platform's own number. */
const ownCodes = "SEND_CODE";

/** Decimal fractions that were times, times with seconds, dates, and the words for nothing. */
const damaged = /^0\.\d+$|^\d+:\d\d:\d\d$|^\d+-[A-Z][a-z]{2}$|^(nan|none)$/;

let codes: ReadonlyMap<string, readonly ReceiptCode[]> | undefined;

/** All 4,200 documented rows, by code: 3,857 of them, some of which mean different things at different carriers. Made at the first use. */
export function receiptCodes(): ReadonlyMap<string, readonly ReceiptCode[]> {
  codes ??= byCode();
  return codes;
}

/** What a code means at each carrier; empty for one that the vendor does not document. */
export function receiptCode(code: string): readonly ReceiptCode[] {
  return receiptCodes().get(code) ?? [];
}

function byCode(): Map<string, ReceiptCode[]> {
  const all = new Map<string, ReceiptCode[]>();
  for (const row of readTable()) {
    const known = all.get(row.code);
    if (known) known.push(row);
    else all.set(row.code, [row]);
  }
  return all;
}

function* readTable(): Generator<ReceiptCode> {
  for (const [carrier, table] of Object.entries(receiptCodeTable)) {
    for (const line of table.trim().split("\n")) {
      const [names = "", ...codes] = line.split("\t");
      for (const code of codes) {
        const found = names === ownCodes ? [ownCause(code)] : names.split("+").map(causeNamed);
        const facts = { isDelivered: names === "DELIVERED", isDamaged: damaged.test(code) };
        yield { code, carrier: carrier as ReceiptCarrier, causes: found, ...facts };
      }
    }
  }
}

function causeNamed(name: string): ReceiptCause {
  const cause = causes[name];
  if (!cause) throw new Error(`The table of receipt codes names the cause ${name}, which is none of ${Object.keys(causes).join(", ")}.`);
  return cause;
}

/** `TX:1001` is the number 1001 that a send could have answered. */
function ownCause(code: string): ReceiptCause {
  const known = sendCode(code.replace("TX:", ""));
  if (!known) throw new Error(`The table of receipt codes has ${code}, whose number is no code of a send.`);
  const { meaning, advice, owner } = known;
  return { meaning, advice, owner };
}
