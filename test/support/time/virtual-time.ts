/**
 * A time that client and platform share and that only sleepers move: it stands still while anything is done, and jumps to whoever is due
 * first when nothing is. What documented limits stretch over minutes takes as long as its calls.
 */
import { setTimeout as delay } from "node:timers/promises";
import { createClock } from "../../../src/emulator";
import type { Clock } from "../../../src/http/clock";
import { ManualClock } from "./manual-clock";

export interface VirtualTime {
  /** Of who calls. */
  readonly clock: Clock;
  /** Of the emulator. */
  readonly platform: ReturnType<typeof createClock>;
}

export function virtualTime(): VirtualTime {
  const hands = new ManualClock();
  const platform = createClock({ offsetMs: 0, frozenAt: hands.now() });
  let isMoving = false;

  async function move(): Promise<void> {
    if (isMoving) return;
    isMoving = true;
    while (hands.asleep > 0) {
      await turnsOfTheEventLoop();
      const ms = hands.untilDue;
      platform.advance(ms);
      hands.advance(ms);
    }
    isMoving = false;
  }

  const clock: Clock = {
    now: () => hands.now(),
    sleep(ms, signal) {
      const slept = hands.sleep(ms, signal);
      void move();
      return slept;
    },
  };
  return { clock, platform };
}

/** So many that a call which has been sent has arrived, and its answer too: both ends are in this process. */
async function turnsOfTheEventLoop(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await delay(1);
}
