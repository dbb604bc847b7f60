import type { LoadedFile, Scope } from "../schema";
import type { Environment } from "./environment";

export function scopeOf(environment: Environment, files: Readonly<Record<string, LoadedFile | undefined>> = {}): Scope<unknown> {
  const { client, clock, signal, pending, progress, owed = [] } = environment;
  return { client, clock, signal, pending, owed, progress, files };
}
