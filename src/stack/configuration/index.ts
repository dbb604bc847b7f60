/** A stack's configuration: found, read, its variables settled and its blocks decoded by their schemas. */
export { readConfiguration } from "./configuration";
export { type Constraint, convertTo } from "./constraint";
export { type Decoded, decodeBody } from "./decode";
export type * from "./model";
export { findStack, type Location, type StackFile, type StackSource } from "./source";
export { resolveVariables, type VariableInputs } from "./variables";
