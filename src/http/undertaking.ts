/**
 * Calls that belong together: what is stopped before the first of them that changes something leaves nothing half done, and what is
 * stopped later is finished.
 */
import { hadNoEffect } from "./errors";

/** All calls for one object. */
export interface Undertaking {
  /** For every call and every wait. Aborts when the run is stopped and nothing was changed yet, and when it is cancelled. */
  readonly signal: AbortSignal;
  /** A call was sent that changed something, or may have. */
  readonly isCommitted: boolean;
  /** Nothing more is done in it. */
  end(): void;
}

export interface Undertakings {
  begin(): Undertaking;
}

export interface Ends {
  /** Ends what has changed nothing yet. */
  readonly stop: AbortSignal;
  /** Ends everything. */
  readonly cancel: AbortSignal;
}

interface Commitment {
  /** Calls under way or done that changed something or may have. */
  changes: number;
  /** One that was under way turned out to have changed nothing. */
  onRevoked(): void;
}

/** Transports know an undertaking by its signal, which goes the whole way with every call. */
const commitments = new WeakMap<AbortSignal, Commitment>();

export function createUndertakings({ stop, cancel }: Ends): Undertakings {
  const open = new Map<AbortController, Commitment>();
  const endAll = (end: AbortSignal, isEnded: (commitment: Commitment) => boolean) => {
    for (const [controller, commitment] of [...open]) if (isEnded(commitment)) controller.abort(end.reason);
  };
  // One listener for all: thousands on a signal would cost as many steps for each one more. What goes out in this turn of the event
  // loop is under way already.
  stop.addEventListener("abort", () => setImmediate(() => endAll(stop, ({ changes }) => changes === 0)), { once: true });
  cancel.addEventListener("abort", () => endAll(cancel, () => true), { once: true });

  return {
    begin() {
      const controller = new AbortController();
      const { signal } = controller;
      const endNow = () => {
        const end = [cancel, stop].find(({ aborted }) => aborted);
        if (end) controller.abort(end.reason);
      };
      const commitment: Commitment = { changes: 0, onRevoked: endNow };
      open.set(controller, commitment);
      commitments.set(signal, commitment);
      endNow();
      return {
        signal,
        get isCommitted() {
          return commitment.changes > 0;
        },
        end: () => open.delete(controller),
      };
    },
  };
}

/** Sends what changes something. From then on the undertaking that the signal is of is finished, unless the platform did nothing. */
export async function committing<T>(signal: AbortSignal | undefined, send: () => Promise<T>): Promise<T> {
  const commitment = signal && commitments.get(signal);
  if (!commitment) return send();
  commitment.changes++;
  try {
    return await send();
  } catch (failure) {
    if (hadNoEffect(failure)) {
      commitment.changes--;
      if (commitment.changes === 0) commitment.onRevoked();
    }
    throw failure;
  }
}
