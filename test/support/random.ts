import type { Random } from "../../src/ports/random";
import { systemRandom } from "../../src/system/random";

/** Chance that is always the same where it is a number: waits before retries have a known length. */
export function always(fraction: number): Random {
  return { ...systemRandom, fraction: () => fraction };
}

/** Chance that repeats itself: the same seed gives the same ids. */
export function seeded(seed: number): Random {
  let last = (seed % 2147483646) + 1;
  const fraction = () => {
    last = (last * 48271) % 2147483647;
    return (last - 1) / 2147483646;
  };
  const digit = (place: string) => Math.floor(fraction() * (place === "x" ? 16 : 4) + (place === "x" ? 0 : 8)).toString(16);
  return { fraction, uuid: () => "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, digit) };
}
