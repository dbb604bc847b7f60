/** Requests go out, and answers come in, only between turns of the event loop: who has much to do at once does it in turns. */
import { setImmediate } from "node:timers/promises";

/** To be awaited before each of many works; the works of a turn follow one another at once. */
export type Turns = () => Promise<void>;

export function createTurns(worksPerTurn: number): Turns {
  let begun = 0;
  let turn = Promise.resolve();
  return () => {
    if (begun > 0 && begun % worksPerTurn === 0) turn = turn.then(() => setImmediate());
    begun += 1;
    return turn;
  };
}
