/** What the lives of stacks under all switches have in common. */
import type { Frontend } from "./frontends";

type Switches = Readonly<Record<string, { readonly values: readonly string[]; readonly default: string }>>;

/** Each switch with each of its values. */
export function switchCases(switches: Switches): (readonly [name: string, value: string])[] {
  return Object.entries(switches).flatMap(([name, { values }]) => values.map((value) => [name, value] as const));
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
