/** What the commands get from the command line, parsed and checked. */
import type { OpenRequest } from "../stack";

export interface StackFlags {
  /** A stack's name or folder. */
  readonly stack: string | undefined;
  /** Absent where the command needs no values of variables. */
  readonly variables?: OpenRequest["variables"];
  /** HTTP calls in flight. */
  readonly parallelism?: number;
  /** Milliseconds. */
  readonly lockTimeout?: number;
  readonly json?: boolean;
}

export interface PlanFlags extends StackFlags {
  readonly destroy?: boolean;
  readonly refresh: boolean;
  readonly detailedExitcode?: boolean;
}

export interface ApplyFlags extends StackFlags {
  readonly refresh: boolean;
  readonly autoApprove?: boolean;
}
