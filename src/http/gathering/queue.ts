/**
 * A queue whose members may give up waiting.
 */
import { setMaxListeners } from "node:events";

export interface Queue<T> {
  readonly size: number;
  /**
   * Resolves when the member is let in, with what it is let in by. Rejects with the signal's reason when that aborts first.
   * @param place `first`: before all that came to the end of the queue, after those that came to its front
   */
  wait(signal?: AbortSignal, place?: "first" | "last"): Promise<T>;
  /** Lets the next member in. @returns false when there is none */
  admit(pass: T): boolean;
  /** Turns all away. */
  dismiss(reason: unknown): void;
}

interface Member<T> {
  readonly admit: (pass: T) => void;
  readonly reject: (reason: unknown) => void;
  readonly signal: AbortSignal | undefined;
}

/** @param onDeserted called when the last member has given up */
export function createQueue<T>(onDeserted: () => void = () => {}): Queue<T> {
  const front = new Set<Member<T>>();
  const back = new Set<Member<T>>();
  const bySignal = new WeakMap<AbortSignal, Set<Member<T>>>();

  function leave(member: Member<T>): void {
    front.delete(member);
    back.delete(member);
    if (member.signal) bySignal.get(member.signal)?.delete(member);
  }

  /** All that wait under one signal share one listener: thousands of listeners on a signal cost as many steps for each one more. */
  function membersUnder(signal: AbortSignal): Set<Member<T>> {
    const known = bySignal.get(signal);
    if (known) return known;
    const members = new Set<Member<T>>();
    bySignal.set(signal, members);
    const giveUp = () => {
      if (members.size === 0) return;
      for (const member of [...members]) {
        leave(member);
        member.reject(signal.reason);
      }
      if (front.size + back.size === 0) onDeserted();
    };
    // One signal may end the wait in any number of queues; that many listeners are no leak.
    setMaxListeners(0, signal);
    signal.addEventListener("abort", giveUp, { once: true });
    return members;
  }

  function next(): Member<T> | undefined {
    const [first] = front.size > 0 ? front : back;
    return first;
  }

  return {
    get size() {
      return front.size + back.size;
    },
    wait: (signal, place = "last") =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const member: Member<T> = { admit: resolve, reject, signal };
        (place === "first" ? front : back).add(member);
        if (signal) membersUnder(signal).add(member);
      }),
    admit(pass) {
      const member = next();
      if (!member) return false;
      leave(member);
      member.admit(pass);
      return true;
    },
    dismiss(reason) {
      for (let member = next(); member; member = next()) {
        leave(member);
        member.reject(reason);
      }
    },
  };
}
