/**
 * Frontend 2: a synthesized stack, its plan and its state, with no Terraform.
 */
export { type Address, blockAddressOf, formatAddress, parseAddress } from "./address";
export { forceUnlock, type Unlocked } from "./engine/commands/force-unlock";
export { importObject } from "./engine/commands/import";
export { readState } from "./engine/commands/locked-state";
export * from "./engine/commands/run";
export type { RunOptions } from "./engine/commands/run-options";
export * from "./engine/commands/state";
export { isUnwell, statusFields } from "./engine/inspect/fields";
export { type LintReport, lint, type Unchecked } from "./engine/inspect/lint";
export { overview, type StackOverview } from "./engine/inspect/overview";
export {
  type Condition,
  type ObjectStatus,
  type Observation,
  type Observations,
  observations,
  type StatusReport,
  status,
} from "./engine/inspect/status";
export { readTexts, type Said, type StackText, type TextsReport } from "./engine/inspect/texts";
export { validate } from "./engine/inspect/validation";
export { located } from "./engine/model/located";
export type { StackDiagnostic } from "./engine/model/report";
export { displayName, type Opened, type OpenRequest, type OpenStack, openStack } from "./engine/model/stack";
export * from "./engine/plan/plan";
export type { PlanMode } from "./engine/plan/planner";
export { differsInReviewOnly, hasMoved } from "./engine/plan/review-moves";
export { isPlanFile, readPlanFile, writePlanFile } from "./plan-file/plan-file";
export { formatState, StateUnusable, typeOfOutput } from "./state/format";
export { StateLocked } from "./state/lock";
export { attributesOn } from "./state/sensitive-paths";
export type { Instance, OutputValue, State } from "./state/state";
