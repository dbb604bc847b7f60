/** What the lives of stacks under all switches have in common. */
import { isExhaustive } from "../support/crashes/exhaustive";
import type { Frontend } from "./frontends";

type Switches = Readonly<Record<string, { readonly values: readonly string[]; readonly default: string }>>;

export interface SwitchCase {
  /** `NAME=VALUE` of each that is switched, or that nothing is. */
  readonly title: string;
  readonly switches: Readonly<Record<string, string>>;
}

/**
 * All switches at their defaults, and each at each of its other values: at its own default it is the first case again. One at a time by
 * `npm run test:exhaustive`; else all are switched at a time, each value in the company of two different sets of others.
 * @param alone titles of those that no company bears: they end a life early, or contradict another value
 */
export function switchCases(switches: Switches, alone: readonly string[]): readonly SwitchCase[] {
  const others = Object.entries(switches).flatMap(([name, { values, default: usual }]) =>
    values.filter((value) => value !== usual).map((value) => caseOf({ [name]: value })),
  );
  const usual = { title: "every switch at its default", switches: {} };
  if (isExhaustive) return [usual, ...others];
  return [usual, ...others.filter(({ title }) => alone.includes(title)), ...companies(switches, alone).map(caseOf)];
}

/** As many as the switch with the most values has, twice: in the second half, switches are one value further than their neighbours. */
function companies(switches: Switches, alone: readonly string[]): Readonly<Record<string, string>>[] {
  const open = Object.entries(switches).map(([name, { values }]) => ({
    name,
    values: values.filter((value) => !alone.includes(`${name}=${value}`)),
  }));
  const rounds = Array.from({ length: Math.max(...open.map(({ values }) => values.length)) }, (_, round) => round);
  const company = (round: number, step: number) =>
    Object.fromEntries(open.map(({ name, values }, index) => [name, values[(round + step * index) % values.length] ?? ""]));
  return [0, 1].flatMap((step) => rounds.map((round) => company(round, step)));
}

function caseOf(switches: Readonly<Record<string, string>>): SwitchCase {
  const title = Object.entries(switches)
    .map(([name, value]) => `${name}=${value}`)
    .join(", ");
  return { title, switches };
}

export function switchLines(switches: Switches): string[] {
  return Object.entries(switches).map(
    ([name, { values, default: usual }]) =>
      `  ${name}: ${values.map((value) => (value === usual ? `${value} (default)` : value)).join(", ")}`,
  );
}

/** A plan finds nothing to do. */
export async function clean(frontend: Frontend): Promise<void> {
  const plan = await frontend.plan();
  expect([plan.ok, plan.changes, plan.text]).toEqual([true, [], plan.text]);
}
