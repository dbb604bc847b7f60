/**
 * Ends of calls that all clients tell in the same words.
 */
import { type CallContext, type Meaning, PlatformError, type RefusedNumber } from "../../../http/errors";

/** A call that cannot succeed; nothing was sent. The reason names the rule, the bad value and what is allowed. */
export function refusal(call: CallContext, reason: string): PlatformError {
  return new PlatformError(call, { meaning: "invalid", reason, sent: "no" });
}

/** What to do when the platform finds a request too old or too new. `serverDate` is the `Date` header of its answer. */
export function clockAdvice(nowMs: number, serverDate: string | undefined): string {
  const local = `This machine's clock says ${new Date(nowMs).toISOString()}`;
  const serverMs = Date.parse(serverDate ?? "");
  const server = Number.isNaN(serverMs) ? "" : `, the platform's ${new Date(serverMs).toISOString()}`;
  return `${local}${server}. Correct the local clock (time synchronisation) and try again.`;
}

/** What to say of a refusal that comes without words. */
export function wordsFor(status: number): string {
  return status >= 500 ? "the platform failed without an explanation" : "the request was refused without an explanation";
}

/** What a refused send says of its numbers, undefined where it says nothing. */
export function refusedNumbers(
  rows: readonly (readonly [number: string | undefined, code: string | undefined])[],
): readonly RefusedNumber[] | undefined {
  const told = rows.flatMap(([number, code]) => (number === undefined || code === undefined ? [] : [{ number, code }]));
  return told.length > 0 ? told : undefined;
}

/** Reasons that any other call would fail for as well. */
const reasonsForAny: ReadonlySet<Meaning> = new Set(["unavailable", "throttled", "unauthenticated"]);

/** Whether it was listing that was refused: asked for by their ids, things may be told all the same. */
export function refusesList(failure: unknown): boolean {
  return failure instanceof PlatformError && !reasonsForAny.has(failure.meaning);
}
