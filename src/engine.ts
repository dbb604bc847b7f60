/**
 * The embedded engine for programs: what `smsform plan` and `smsform apply` do, as functions. Nothing here prints or prompts;
 * what goes on is told to `on`, what is wrong comes as diagnostics.
 *
 * @example
 * import { apply, hasChanges, openStack, plan } from "smsform/engine";
 *
 * const { stack, diagnostics } = await openStack({ stack: "cdktf.out/stacks/shop" });
 * if (!stack) throw new Error(diagnostics.map(({ summary }) => summary).join("\n"));
 * const made = await plan(stack);
 * if (!made.errored && hasChanges(made)) await apply(made);
 */

import { Writable } from "node:stream";
import { clouds, functions } from "./clouds";
import { createConcurrencyLimit } from "./http/limits/concurrency-limit";
import type { Clock } from "./ports/clock";
import { createProvider } from "./reconcile";
import type { Runtime } from "./schema";
import * as engine from "./stack";
import { systemClock } from "./system/clock";
import { systemWorld } from "./system/world";
import { packageVersion } from "./version";

export type { Diagnostic, Value, Values } from "./schema";
export { Decimal } from "./schema/number/numeric";
export {
  type Action,
  type AppliedRun,
  type Basis,
  type Change,
  type Counts,
  countsOf,
  type Drift,
  type Ending,
  endingOf,
  formatAddress,
  hasChanges,
  isApplyable,
  type Opened,
  type OpenStack,
  type OutputChange,
  type Plan,
  type PlanMode,
  PlanOutdated,
  PlanUnusable,
  parseAddress,
  type ReviewMove,
  type RunEvent,
  readState,
  type StackDiagnostic,
  type State,
  StateLocked,
  StateUnusable,
  validate,
  type WaitingApproval,
} from "./stack";

type Environment = Readonly<Record<string, string | undefined>>;

export interface OpenOptions {
  /** A folder with `.tf` or `.tf.json` files, or the name of a stack of the app in `cdktf.json`. Default: the only one in `cwd`. */
  readonly stack?: string;
  /** Default: the working directory of the process. */
  readonly cwd?: string;
  /** Default: `process.env`. */
  readonly environment?: Environment;
  /** Values of variables; later ones win over files and the environment. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Where the output of the app goes that `cdktf.json` names. Default: nowhere. */
  readonly appOutput?: NodeJS.WritableStream;
}

/** Reads a stack. There is none where the diagnostics hold an error. */
export function openStack(options: OpenOptions = {}): Promise<engine.Opened> {
  const { stack, cwd = process.cwd(), environment = process.env, variables = {}, appOutput = nowhere() } = options;
  const provider = createProvider(clouds, functions);
  return engine.openStack({ stack, cwd, environment, provider, machine: systemWorld, variables: Object.entries(variables), appOutput });
}

export interface RunOptions {
  /** Default: `process.env`. */
  readonly environment?: Environment;
  /** HTTP calls in flight. Default: 10. */
  readonly parallelism?: number;
  /** How long to wait for a state that is locked, in milliseconds. Default: not at all. */
  readonly lockTimeoutMs?: number;
  /** Cancels what is in flight. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** Told what goes on. */
  readonly on?: (event: engine.RunEvent) => void;
}

export interface PlanOptions extends RunOptions, engine.PlanMode {}

/** Compares a stack with what is really there; writes nothing. @throws StateUnusable, StateLocked */
export function plan(stack: engine.OpenStack, options: PlanOptions = {}): Promise<engine.Plan> {
  const { destroy, refreshOnly, refresh, acceptMissing, targets, replace } = options;
  const given = { destroy, refreshOnly, refresh, acceptMissing, targets, replace };
  const mode: engine.PlanMode = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return engine.plan(stack, { ...settled(options), ...mode });
}

export interface ApplyOptions extends RunOptions {
  /** Sends nothing for an object that was not changed yet, and waits for nothing; one that was changed in part is finished and recorded. */
  readonly stop?: AbortSignal;
}

/**
 * Carries out what was planned. Look at `errored` of the plan first.
 * @throws StateUnusable, StateLocked; PlanOutdated where the state has moved on since the plan was made: nothing was sent then
 */
export function apply(made: engine.Plan, options: ApplyOptions = {}): Promise<engine.AppliedRun> {
  return engine.apply(made, { ...settled(options), stop: options.stop ?? new AbortController().signal });
}

/** Keeps a plan in a file. @param path absolute @throws PlanUnusable */
export function writePlan(made: engine.Plan, path: string, cwd = process.cwd()): void {
  engine.writePlanFile(made, { path, cwd, version: packageVersion() });
}

/** The plan in a file. @param path absolute @throws PlanUnusable */
export function readPlan(path: string, cwd = process.cwd()): Promise<engine.Plan> {
  return engine.readPlanFile(
    { path, cwd, version: packageVersion() },
    { provider: createProvider(clouds, functions), machine: systemWorld },
  );
}

function settled(options: RunOptions): engine.RunOptions {
  const { environment = process.env, parallelism = 10, lockTimeoutMs = 0, clock = systemClock, on } = options;
  const onWait: Runtime["onWait"] = on && ((wait) => on({ type: "wait", ...wait }));
  const runtime: Runtime = { clock, concurrency: createConcurrencyLimit(parallelism), environment, onWait };
  return { runtime, signal: options.signal ?? new AbortController().signal, lockTimeoutMs, ...(on && { on }) };
}

function nowhere(): NodeJS.WritableStream {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
