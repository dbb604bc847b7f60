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

/**
 * Moments at which a run is to be killed, e.g. `before 3`: before each of its writes, and after one that a request follows or nothing; after
 * any other is before the next one. All of them, or the first of each kind.
 * @param log of a run that was left alone, as `killer.js` makes it
 */
export function momentsIn(log: readonly string[]): readonly string[] {
  const all: { readonly moment: string; readonly kind: string }[] = [];
  let number = 0;
  for (const [index, kind] of log.entries()) {
    if (kind === "request") continue;
    number += 1;
    all.push({ moment: `before ${number}`, kind: `before ${kind}` });
    const next = log[index + 1];
    if (next === undefined || next === "request") all.push({ moment: `after ${number}`, kind: `after ${kind}` });
  }
  const cuts = new Set(cutsIn(all.map(({ kind }) => kind)));
  return all.flatMap(({ moment }, index) => (cuts.has(index + 1) ? [moment] : []));
}
