import type { FilesByAttribute, Reads, Scope } from "../schema";
import type { Environment } from "./environment";

export function scopeOf(environment: Environment, files: FilesByAttribute = {}, reads: Reads = "fresh"): Scope<unknown> {
  const {
    client,
    store,
    clock,
    signal,
    pending,
    progress,
    pendingRestores = [],
    account,
    retirement,
    neededBy = async () => [],
  } = environment;
  return {
    client,
    store,
    clock,
    signal,
    pending,
    pendingRestores,
    progress,
    files,
    reads,
    neededBy,
    retirement,
    account: account?.id,
  };
}
