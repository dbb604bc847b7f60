/**
 * Front door 2: a synthesized stack, its plan and its state, with no Terraform.
 */
export { formatAddress, parseAddress, subjectOf } from "./address";
export { readState } from "./engine/holding";
export { importObject } from "./engine/import-object";
export * from "./engine/operations";
export * from "./engine/plan-types";
export type { StackDiagnostic } from "./engine/report";
export type { RunOptions } from "./engine/run-options";
export { displayName, type Opened, type OpenRequest, type OpenStack, openStack } from "./engine/stack";
export { validate } from "./engine/validation";
export { formatState, StateUnusable, typeOfValue } from "./state/format";
export { StateLocked } from "./state/lock";
export type { Instance, OutputValue, State } from "./state/state";
