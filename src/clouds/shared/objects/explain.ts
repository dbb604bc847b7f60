import { CallAborted, PlatformError } from "../../../http/errors";
import { type Failure, oneLine } from "../../../schema";

/** A failed call in the words for users: what could not be done, then why and what to check. */
export function explain(failure: unknown, action: string): Failure {
  const summary = `Cannot ${action}`;
  if (failure instanceof PlatformError) {
    const { meaning, platform, message, sent } = failure;
    // Whatever was wanted, nothing is possible with this key.
    const what = meaning === "unauthenticated" ? `${platform} does not accept the key` : summary;
    return { meaning, summary: what, detail: oneLine(message), unsettled: sent === "unknown" };
  }
  if (isAbort(failure)) {
    const unsettled = failure instanceof CallAborted && failure.sent === "unknown";
    return { meaning: "cancelled", summary, detail: `Stopped on request. ${oneLine(failure.message)}`, unsettled };
  }
  const words = failure instanceof Error ? failure.message : String(failure);
  return {
    meaning: "defect",
    summary,
    detail: `${oneLine(words)}\nThis is a defect of smsform: please report it with what you did.`,
    unsettled: true,
  };
}

/** By its name: a signal aborts with a DOMException, which not every realm counts among its errors. */
function isAbort(failure: unknown): failure is { readonly message: string } {
  return typeof failure === "object" && failure !== null && "name" in failure && failure.name === "AbortError" && "message" in failure;
}
