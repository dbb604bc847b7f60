/** The figures of one row of the business statistics (Baidu's specification 6.18). */
import { type Message, receiptOf } from "../messages/messages";
import { type FailureCause, failureCause, failureCauses } from "./failure-causes";

/** All texts, as the document types them. */
export type Figures = Readonly<
  Record<
    | FailureCause
    | "submitLongCount"
    | "submitCount"
    | "deliverSuccessCount"
    | "deliverSuccessLongCount"
    | "deliverFailureCount"
    | "unknownCount"
    | "deliverSuccessProportion"
    | "deliverFailureProportion"
    | "receiptProportion"
    | "unknownProportion"
    | "responseSuccessCount"
    | "responseTimeoutCount"
    | "responseSuccessProportion",
    string
  >
>;

/** Adds messages up as they stand at a time: submitted is delivered, failed and unknown together. */
export function addUp(messages: readonly Message[], now: number): Figures {
  const causes = new Map<FailureCause, number>(failureCauses.map((cause) => [cause, 0]));
  let submitted = 0;
  let submittedLong = 0;
  let delivered = 0;
  let deliveredLong = 0;
  let failed = 0;
  for (const message of messages) {
    const { segments } = message;
    const long = segments > 1 ? 1 : 0;
    const receipt = receiptOf(message, now);
    submitted += segments;
    submittedLong += long;
    if (receipt === "DELIVRD") {
      delivered += segments;
      deliveredLong += long;
    } else if (receipt !== undefined) {
      failed += segments;
      const cause = failureCause(receipt);
      causes.set(cause, (causes.get(cause) ?? 0) + segments);
    }
  }
  const unknown = submitted - delivered - failed;
  const share = (part: number) => proportion(part, submitted);
  const byCause = Object.fromEntries([...causes].map(([cause, count]) => [cause, String(count)])) as Record<FailureCause, string>;
  return {
    submitLongCount: String(submittedLong),
    submitCount: String(submitted),
    deliverSuccessCount: String(delivered),
    deliverSuccessLongCount: String(deliveredLong),
    deliverFailureCount: String(failed),
    unknownCount: String(unknown),
    deliverSuccessProportion: share(delivered),
    deliverFailureProportion: share(failed),
    ...byCause,
    receiptProportion: share(delivered + failed),
    unknownProportion: share(unknown),
    responseSuccessCount: String(submitted),
    responseTimeoutCount: "0",
    responseSuccessProportion: share(submitted),
  };
}

/** As the example writes them: `0`, `0.99`, `1.0`. */
function proportion(part: number, whole: number): string {
  if (part === 0) return "0";
  return part === whole ? "1.0" : String(Math.round((part / whole) * 10_000) / 10_000);
}
