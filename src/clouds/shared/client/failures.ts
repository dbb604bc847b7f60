/**
 * Ends of calls that all clients tell in the same words.
 */
import { type CallContext, PlatformError, type Sent } from "../../../http/errors";

/** A call that cannot succeed; nothing was sent. The reason names the rule, the bad value and what is allowed. */
export function refusal(call: CallContext, reason: string): PlatformError {
  return new PlatformError(call, { meaning: "invalid", reason, sent: "no" });
}

export interface Foreign {
  readonly reason: string;
  /** Whose answer it should be. */
  readonly vendor: string;
  readonly status: number;
  readonly requestId: string | undefined;
  /** Whether the call changes anything: whoever answered did not say what became of the request. */
  readonly changes: boolean;
}

/** A success by its status that the platform cannot have written, such as the page of a proxy. */
export function foreignAnswer(call: CallContext, { reason, vendor, status, requestId, changes }: Foreign): PlatformError {
  const advice = `Check the endpoint: it accepted the request, but its answer does not look like ${vendor}'s.`;
  const sent: Sent = changes ? "unknown" : "yes";
  return new PlatformError(call, { meaning: "unavailable", reason, advice, status, requestId, sent, lasting: true });
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
