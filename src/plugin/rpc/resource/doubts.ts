import type { Environment, ObjectState } from "../../../reconcile";
import type { Diagnostic } from "../../../schema";

/** A warning, because there is no way to tell a plugin that it is meant: of several recorded objects none was found so far. */
export async function doubts({ account }: Environment, state: ObjectState | null): Promise<readonly Diagnostic[]> {
  const doubt = state ? undefined : await account?.newDoubt();
  return doubt ? [{ ...doubt, severity: "warning" }] : [];
}
