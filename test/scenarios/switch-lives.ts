/** What the lives of stacks under all switches have in common. */
import type { Frontend } from "./frontends";

type Switches = Readonly<Record<string, { readonly values: readonly string[]; readonly default: string }>>;

export interface SwitchCase {
  /** `NAME=VALUE`, or that nothing is switched. */
  readonly title: string;
  readonly switches: Readonly<Record<string, string>>;
}

/** All switches at their defaults, and each at each of its other values: at its own default it is the first case again. */
export function switchCases(switches: Switches): readonly SwitchCase[] {
  const others = Object.entries(switches).flatMap(([name, { values, default: usual }]) =>
    values.flatMap((value) => (value === usual ? [] : [{ title: `${name}=${value}`, switches: { [name]: value } }])),
  );
  return [{ title: "every switch at its default", switches: {} }, ...others];
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
