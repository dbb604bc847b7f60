/** Ctrl-C: the first one lets finish what is in flight, the second cancels it, the third ends the process at once. */

export interface Interrupts {
  /** Begins nothing new. */
  readonly stop: AbortSignal;
  /** Cancels what is in flight. */
  readonly cancel: AbortSignal;
  /** From now on something is in flight that should be finished. */
  writing(): void;
  dispose(): void;
}

const signals = ["SIGINT", "SIGTERM"] as const;

/** Until something is being written there is nothing to finish, so that the first signal cancels. */
export function onInterrupt(say: (text: string) => void): Interrupts {
  const stop = new AbortController();
  const cancel = new AbortController();
  let isWriting = false;
  const handle = () => {
    if (isWriting && !stop.signal.aborted) {
      say("Interrupted: finishing what is in flight, then saving. Once more cancels what is in flight.");
      stop.abort();
      return;
    }
    stop.abort();
    cancel.abort();
    dispose();
  };
  const dispose = () => {
    for (const signal of signals) process.off(signal, handle);
  };
  for (const signal of signals) process.on(signal, handle);
  return {
    stop: stop.signal,
    cancel: cancel.signal,
    writing() {
      isWriting = true;
    },
    dispose,
  };
}
