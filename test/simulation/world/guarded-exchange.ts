/** The way to the platforms as one process has it, until it is killed, and with what may go wrong on a network. */
import { setImmediate } from "node:timers/promises";
import type { EmulatorCore } from "../../../src/emulator";
import { exchangeWith } from "../../../src/emulator";
import { type Answer, type Exchange, NoAnswer, TimedOut, type WireRequest } from "../../../src/ports/exchange";
import type { Fate } from "./fate";

export interface ExchangeGuard {
  /** @throws Killed where the process is no more */
  alive(): void;
  /** Asked before each request. @throws Killed */
  fateOf(request: WireRequest): Fate;
  kill(): never;
  /** The machine is off, with all that runs on it. */
  losePower(): never;
  /** Time passes while nothing comes. */
  pass(ms: number): void;
}

/** Turns of the event loop by which a late answer is late. */
const turnsLate = 12;

export function guardedExchange(emulator: EmulatorCore, { alive, fateOf, kill, losePower, pass }: ExchangeGuard): Exchange {
  const { open, send } = exchangeWith(emulator);
  const broken = () => new NoAnswer("ECONNRESET", undefined);
  const answerTo = async (request: WireRequest, timeoutMs: number, signal?: AbortSignal): Promise<Answer> => {
    const fate = fateOf(request);
    const arrive = () => send(request, timeoutMs, signal);
    switch (fate) {
      case "reset":
        throw broken();
      case "answer lost":
        await arrive();
        throw broken();
      case "never arrives":
        pass(timeoutMs);
        throw new TimedOut();
      case "slow":
        await arrive();
        pass(timeoutMs);
        throw new TimedOut();
      case "unavailable":
        return { status: 503, headers: { "content-type": "text/html" }, text: "<html><body>No server is available.</body></html>" };
      case "throttled": {
        emulator.admin.addFaults({ action: { throttle: true } });
        const answer = arrive();
        // It was handed in, and the rule has been looked at.
        emulator.admin.clearFaults();
        return answer;
      }
      case "killed after":
        await arrive();
        return kill();
      case "power lost":
        await arrive();
        return losePower();
      case "late": {
        const answer = await arrive();
        for (let turn = 0; turn < turnsLate; turn++) await setImmediate();
        return answer;
      }
      case "twice":
        await arrive();
        return arrive();
      default:
        return arrive();
    }
  };
  return {
    open,
    async send(request, timeoutMs, signal) {
      signal?.throwIfAborted();
      alive();
      try {
        return await answerTo(request, timeoutMs, signal);
      } finally {
        alive();
      }
    },
  };
}
