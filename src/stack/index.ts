/**
 * Front door 2: a synthesized stack, its plan and its state, with no Terraform.
 */
export { formatAddress, parseAddress, subjectOf } from "./address";
export { forceUnlock, type Unlocked } from "./engine/force-unlock";
export { readState } from "./engine/holding";
export { importObject } from "./engine/import-object";
export { type LintReport, lint, type Unchecked } from "./engine/lint";
export * from "./engine/operations";
export { overview, type StackOverview } from "./engine/overview";
export * from "./engine/plan-types";
export type { PlanMode } from "./engine/planner";
export type { StackDiagnostic } from "./engine/report";
export type { RunOptions } from "./engine/run-options";
export { displayName, type Opened, type OpenRequest, type OpenStack, openStack } from "./engine/stack";
export * from "./engine/state-operations";
export { type Condition, type ObjectStatus, type StatusReport, status } from "./engine/status";
export { validate } from "./engine/validation";
export { isPlanFile, readPlanFile, writePlanFile } from "./plan-file/plan-file";
export { formatState, StateUnusable, typeOfOutput } from "./state/format";
export { StateLocked } from "./state/lock";
export type { Instance, OutputValue, State } from "./state/state";
