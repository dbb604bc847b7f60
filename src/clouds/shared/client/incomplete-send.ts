/** Sends whose answers leave numbers out. */
import { type CallContext, PlatformError } from "../../../http/errors";

/** For the numbers that the answer leaves out it is no success, though the others may have been accepted. */
export class IncompleteSend<Result> extends PlatformError {
  constructor(
    call: CallContext,
    reason: string,
    requestId: string | undefined,
    /** What was answered. */
    readonly result: Result,
  ) {
    const advice = "Whoever sends to all of them again may send twice; delivery reports tell what became of each.";
    super(call, { meaning: "unavailable", reason, advice, requestId, sent: "unknown", lasting: true });
  }
}

/** Why an answer is incomplete, or undefined. Numbers may be answered in another form than they were given in. */
export function unanswered(given: readonly string[], answered: readonly string[]): string | undefined {
  // As many as were asked for are all of them, however the platform writes them.
  if (answered.length >= given.length) return undefined;
  const asked = new Map(given.map((number) => [digitsOf(number), number]));
  if (answered.length >= asked.size) return undefined;
  const told = new Set(answered.map(digitsOf));
  const missing = [...asked].filter(([digits]) => !told.has(digits)).map(([, number]) => number);
  const some = `${missing.slice(0, 5).join(", ")}${missing.length > 5 ? " and others" : ""}`;
  return `the answer has no status for ${missing.length} of ${asked.size} phone numbers: ${some}`;
}

/** Nearly all there are. */
const usual = /^\+86(\d{11})$/;

/** A mainland number without the prefix that it may have or not have. */
export function digitsOf(number: string): string {
  return usual.exec(number)?.[1] ?? number.replace(/\D/g, "").replace(/^(?:00)?86(?=\d{11}$)/, "");
}
