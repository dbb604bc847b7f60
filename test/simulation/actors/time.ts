/** Days pass, and clocks are put right, or wrong. */
import { deedsOf } from "./actor";

const hourMs = 3_600_000;

export const time = deedsOf("time", {
  "an hour passes": { weight: 1, run: ({ world }) => void world.time.advance(hourMs) },
  "days pass": { weight: 2.5, run: ({ world }, chance) => void world.time.advance((1 + chance.below(5)) * 24 * hourMs) },
  "the machine's clock jumps": {
    weight: 0.7,
    run: ({ world }, chance) => {
      world.skewMs = chance.happens(0.4) ? 0 : Math.floor((chance.fraction() - 0.5) * 4 * 60_000);
    },
  },
});
