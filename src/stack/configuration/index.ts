/** A stack's configuration: found, read, its variables settled and its blocks decoded by their schemas. */
export { readConfiguration } from "./configuration";
export { type Constraint, convertTo, typeOfConstraint } from "./constraint";
export { type Decoded, decodeBody } from "./decode";
export { findStack, type Location, type StackFile, type StackSource } from "./files/source";
export type * from "./model";
export { resolveVariables, type VariableInputs } from "./variables";
