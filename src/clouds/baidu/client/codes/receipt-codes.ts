// Baidu: L3410-5260, specification appendix A; G-25.
/**
 * What Baidu's receipt codes mean, who has to act on them, and how.
 * They arrive as `carrierCode` of status callbacks, as far as the vendor's document tells.
 */
import type { CodeOwner } from "../../../shared/client/code-owner";
import { receiptCodeTable } from "./receipt-code-table";

/** Which network or system the code comes from. */
export type ReceiptSource = keyof typeof receiptCodeTable;

export interface ReceiptCode {
  readonly code: string;
  /** What happened, in English. */
  readonly meaning: string;
  /** What to do about it, one sentence. */
  readonly advice: string;
  /** Who has to do it. */
  readonly owner: CodeOwner;
  readonly source: ReceiptSource;
}

interface Action {
  readonly owner: CodeOwner;
  readonly advice: string;
}

/** The vendor's many wordings of advice, condensed. */
const actions: Readonly<Record<string, Action>> = {
  PLATFORM: { owner: "platform", advice: "Ask Baidu to investigate, with the message id." },
  SUPPORT: { owner: "platform", advice: "Ask Baidu's customer service, with the message id." },
  UNBLOCK: { owner: "platform", advice: "Ask Baidu to take the number off the blacklist." },
  UNBLOCK_CARRIER: { owner: "carrier", advice: "Ask the carrier to take the number off its blacklist." },
  UNBLOCK_RECIPIENT: { owner: "recipient", advice: "The recipient has to lift the block, by the reply that the carrier names." },
  CARRIER: { owner: "carrier", advice: "The carrier has to solve this." },
  CONTENT: { owner: "customer", advice: "Change or register the text, or the format of the long message." },
  TEMPLATE: { owner: "customer", advice: "Change the template, or apply for another one." },
  SIGN: { owner: "customer", advice: "Change or register the signature, or apply for another one." },
  NUMBER: { owner: "customer", advice: "Check the number, or use another one." },
  FUNDS: { owner: "customer", advice: "Top up the account." },
  RATE: { owner: "customer", advice: "Send fewer messages, more slowly or later." },
  PARAM: { owner: "customer", advice: "Correct the parameter, credential or setting that the meaning names." },
  SERVICE: { owner: "customer", advice: "Activate or order the service." },
  WHITELIST: { owner: "customer", advice: "Have the number, extension or IP address put on the whitelist." },
  CHANNEL: { owner: "customer", advice: "Switch to another channel." },
  RETRY: { owner: "customer", advice: "Send the message again." },
  HANDSET: {
    owner: "recipient",
    advice: "The recipient has to restore signal, power or memory, or change the number, SIM card or handset.",
  },
  TOP_UP: { owner: "recipient", advice: "The recipient has to top up or reactivate the number." },
  SUBSCRIBE: { owner: "recipient", advice: "The recipient has to activate the service with the carrier." },
  UNSUB: { owner: "recipient", advice: "The recipient has to take back the unsubscription." },
  DONE: { owner: "nobody", advice: "Nothing to do." },
  NONE: { owner: "nobody", advice: "The vendor gives no advice." },
};

let codes: ReadonlyMap<string, ReceiptCode> | undefined;

/** All 914 documented codes, by code. Made at the first use. */
export function receiptCodes(): ReadonlyMap<string, ReceiptCode> {
  codes ??= new Map(readTable());
  return codes;
}

/** Undefined for a code that the vendor does not document, such as most codes that carriers report themselves. */
export function receiptCode(code: string): ReceiptCode | undefined {
  return receiptCodes().get(code);
}

function* readTable(): Generator<readonly [string, ReceiptCode]> {
  for (const [source, table] of Object.entries(receiptCodeTable)) {
    for (const line of table.trim().split("\n")) {
      const [code = "", name = "", ...words] = line.split(" ");
      const action = actions[name];
      if (!action)
        throw new Error(`Receipt code ${code} asks for the action ${name}, which is none of ${Object.keys(actions).join(", ")}.`);
      yield [code, { code, meaning: words.join(" "), ...action, source: source as ReceiptSource }];
    }
  }
}
