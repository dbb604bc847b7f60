import type { Runtime } from "../../schema";
import type { RunEvent } from "./plan-types";

export interface RunOptions {
  readonly runtime: Runtime;
  readonly signal: AbortSignal;
  readonly lockTimeoutMs: number;
  readonly on?: (event: RunEvent) => void;
}
