/** Sends of which nobody knows whether they went out. */
import { PlatformError } from "../../../http/errors";

/** The answer was lost, or says nothing. It is never sent again by itself: the platform has no means to tell a repeat. */
export class UnknownSend extends PlatformError {
  constructor(
    failure: PlatformError,
    /** As given to the send: receipts carry it. */
    readonly bid: string | undefined,
    /** Whom it was for. */
    readonly phones: readonly string[],
  ) {
    const trace =
      bid === undefined
        ? "It may have gone out, and has no bid by which receipts could tell: look at the console's records."
        : `It may have gone out: receipts with the bid ${JSON.stringify(bid)} tell.`;
    super(failure, { ...failure, sent: "unknown", advice: failure.advice === undefined ? trace : `${trace} ${failure.advice}` });
  }
}
