import { type Cloud, type Debt, type Diagnostic, error } from "../schema";
import type { Environment } from "./environment";
import { scopeOf } from "./scope";

/** Gives back what a run that was cut off owes. */
export async function settleDebt(cloud: Cloud, environment: Environment, debt: Debt): Promise<readonly Diagnostic[]> {
  const refused = await environment.account?.beforeWrite(environment);
  if (refused) return [refused];
  try {
    await cloud.settle?.(scopeOf(environment), debt);
    return [];
  } catch (failure) {
    const { summary, detail } = environment.explain(failure, `give back what an interrupted run took from ${cloud.title}`);
    return [error(summary, `${detail}\nIt stays written down; the next run tries again.`)];
  }
}
