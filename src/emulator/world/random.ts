/** Chance, from one source: ids, serial numbers and the probability of faults. A source that repeats itself makes runs that do. */

import type { Random as Chance } from "../../ports/random";
import { systemRandom } from "../../system/random";

export interface Random extends Chance {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
}

/** @param fraction gives numbers from 0 to below 1 */
export function createRandom(fraction: () => number = systemRandom.fraction): Random {
  const below = (limit: number) => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    uuid: () => "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) => (place === "x" ? below(16) : 8 + below(4)).toString(16)),
  };
}
