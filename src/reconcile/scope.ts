import type { FilesByAttribute, Scope } from "../schema";
import type { Environment } from "./environment";

export function scopeOf(environment: Environment, files: FilesByAttribute = {}): Scope<unknown> {
  const { client, clock, signal, pending, progress, pendingRestores = [], account } = environment;
  return { client, clock, signal, pending, pendingRestores, progress, files, account: account?.id };
}
