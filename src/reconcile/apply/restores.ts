import { type Cloud, type Diagnostic, error, type PendingRestore } from "../../schema";
import type { Environment } from "../environment";
import { scopeOf } from "../scope";

/** Restores what a run that was cut off took. */
export async function completeRestore(cloud: Cloud, environment: Environment, restore: PendingRestore): Promise<readonly Diagnostic[]> {
  const refused = await environment.account?.beforeWrite(environment);
  if (refused) return [refused];
  try {
    await cloud.completeRestore?.(scopeOf(environment), restore);
    return [];
  } catch (failure) {
    const { summary, detail } = environment.explain(failure, `give back what an interrupted run took from ${cloud.title}`);
    return [error(summary, `${detail}\nIt stays written down; the next run tries again.`)];
  }
}
