/**
 * How much of a large space of cases is gone through: a sample with one case of each kind by default, all of it by
 * `npm run test:exhaustive`.
 */
export const isExhaustive = process.env.SMSFORM_TESTS === "exhaustive";

/**
 * Numbers, from 1, of the steps at which a run is to be cut off: all of them, or the first of each kind.
 * @param kinds of a run's steps, in their order
 */
export function cutsIn(kinds: readonly string[]): readonly number[] {
  const numbers = kinds.map((_, i) => i + 1);
  return isExhaustive ? numbers : numbers.filter((n) => kinds.indexOf(kinds[n - 1] ?? "") === n - 1);
}
