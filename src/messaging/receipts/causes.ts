/** Outcomes as parts of a receipt. */
import type { ReceiptCause } from "../../clouds/shared/client/receipt-cause";
import type { DeliveredReceipt, FailedReceipt, Segment, UnknownReceipt } from "./events";

type Verdict = Pick<DeliveredReceipt, "type"> | Pick<FailedReceipt, "type" | "cause" | "causes"> | Pick<UnknownReceipt, "type">;

/** Of a message that goes out as one. */
export const onlySegment: Segment = { number: 1, of: 1 };

/** A report's facts with what they come to. The facts are taken over: copying each would cost as much as reading them. */
export function receipt<Facts extends object>(facts: Facts, verdict: Verdict): Facts & Verdict {
  if (verdict.type === "failed") return Object.assign(facts, verdict);
  // Nearly all are delivered; to assign what has one member takes longer than all other members together.
  setType(facts, verdict.type);
  return facts;
}

function setType<Facts extends object, Type>(facts: Facts & { type?: Type }, type: Type): asserts facts is Facts & { type: Type } {
  facts.type = type;
}

export const delivered: Verdict = { type: "delivered" };
export const unknown: Verdict = { type: "unknown" };

/**
 * @param title the platform's display name
 * @param documented what the platform's document says of the code; nothing for one that it does not print
 */
export function failed(title: string, code: string, documented: readonly ReceiptCause[]): Verdict {
  const [cause = undocumented(title, code)] = documented;
  return { type: "failed", cause, causes: documented.length === 0 ? [cause] : documented };
}

function undocumented(title: string, code: string): ReceiptCause {
  return {
    meaning: `${title}'s document does not say what ${code} means`,
    advice: `Ask ${title}'s support, with the message's id.`,
    owner: "platform",
  };
}
