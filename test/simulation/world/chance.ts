/** Chance from a seed: the same seed tells the same story. */
import type { Random } from "../../../src/ports/random";

export interface Chance extends Random {
  /** A whole number from 0 to below a bound. */
  below(bound: number): number;
  happens(probability: number): boolean;
  pick<T>(items: readonly T[]): T | undefined;
  /** An item, as often as its weight says. */
  weigh<T extends { readonly weight: number }>(items: readonly T[]): T | undefined;
  /** Another source, whose numbers say nothing of this one's. */
  fork(): Chance;
}

/** Mulberry32: neighbouring seeds have nothing in common. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const fraction = () => next() / 2 ** 32;
  const below = (bound: number) => Math.floor(fraction() * bound);
  const digit = (place: string) => (place === "x" ? below(16) : 8 + below(4)).toString(16);
  return {
    fraction,
    below,
    uuid: () => "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, digit),
    happens: (probability) => fraction() < probability,
    pick: (items) => items[below(items.length)],
    weigh(items) {
      let left = fraction() * items.reduce((sum, { weight }) => sum + weight, 0);
      return items.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
    },
    fork: () => chanceOf(next()),
  };
}
