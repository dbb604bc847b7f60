import { type Diagnostic, idOf, type Resource, type Values } from "../schema";
import type { Environment } from "./environment";
import { failed } from "./failed";
import { nameOf } from "./naming";
import { scopeOf } from "./scope";

/** When a message was last sent with an object: null where none was since the given time. What cannot be found out is told. */
export async function lastUseOf(
  resource: Resource,
  environment: Environment,
  values: Values,
  sinceMs: number,
): Promise<{ readonly at: number | null } | { readonly problem: Diagnostic } | undefined> {
  if (!resource.lapse) return undefined;
  try {
    return { at: await resource.lapse.lastUse(scopeOf(environment, {}, "shared"), idOf(values), sinceMs) };
  } catch (failure) {
    return { problem: failed(environment.explain(failure, `read the use of ${nameOf(resource, values)}`)) };
  }
}
