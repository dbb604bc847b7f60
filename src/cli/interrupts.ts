/** Ctrl-C and its kin: the first one stops what has changed nothing yet, the second cancels what is in flight, the third ends the process at once. */

export interface Interrupts {
  /** Ends what has changed nothing yet. */
  readonly stop: AbortSignal;
  /** Cancels what is in flight. */
  readonly cancel: AbortSignal;
  /** From now on something may be in flight that is finished: an interrupt says so. */
  writing(): void;
  dispose(): void;
}

/** By which a person, a supervisor and a terminal that is closed ask a program to end. */
export const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export function onInterrupt(say: (text: string) => void): Interrupts {
  const stop = new AbortController();
  const cancel = new AbortController();
  let isWriting = false;
  const handle = () => {
    if (!stop.signal.aborted) {
      if (isWriting) say("Interrupted: finishing what is in flight, then saving. Once more cancels what is in flight.");
      stop.abort();
      return;
    }
    cancel.abort();
    dispose();
  };
  const dispose = () => {
    for (const signal of endingSignals) process.off(signal, handle);
  };
  for (const signal of endingSignals) process.on(signal, handle);
  return {
    stop: stop.signal,
    cancel: cancel.signal,
    writing() {
      isWriting = true;
    },
    dispose,
  };
}
