/**
 * One answer for all who ask about the same time: what is made in a batch needs the same list, each a moment later than the other.
 */

import type { Clock } from "../../ports/clock";
import { createQueue } from "./queue";

export interface SharedAnswerOptions<V> {
  readonly clock: Clock;
  /** So long an answer is believed, from when it was asked for. */
  readonly lifeMs: number;
  /** The signal aborts when nobody waits for the answer any more. */
  readonly read: (signal: AbortSignal) => Promise<V>;
}

export interface SharedAnswer<V> {
  /** Rejects with the signal's reason when it aborts first; the reading goes on as long as others wait for it. A failure is that of all who wait. */
  get(signal: AbortSignal | undefined): Promise<V>;
}

interface Answer<V> {
  readonly askedAt: number;
  wait(signal: AbortSignal | undefined): Promise<V>;
}

export function shareAnswer<V>({ clock, lifeMs, read }: SharedAnswerOptions<V>): SharedAnswer<V> {
  let current: Answer<V> | undefined;

  function ask(): Answer<V> {
    const deserted = new AbortController();
    const end = () => {
      if (current === answer) current = undefined;
    };
    const waiting = createQueue<V>(() => {
      deserted.abort();
      end();
    });
    let wait = (signal: AbortSignal | undefined) => waiting.wait(signal);
    const answer: Answer<V> = { askedAt: clock.now(), wait: (signal) => wait(signal) };
    read(deserted.signal).then(
      (value) => {
        wait = async () => value;
        while (waiting.admit(value));
      },
      (failure) => {
        end();
        waiting.dismiss(failure);
      },
    );
    return answer;
  }

  return {
    async get(signal) {
      signal?.throwIfAborted();
      if (current && clock.now() - current.askedAt > lifeMs) current = undefined;
      current ??= ask();
      return current.wait(signal);
    },
  };
}
