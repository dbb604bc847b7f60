/**
 * One object at a time: validate, read, plan, apply, import. Decides what is done; knows no cloud and no front door.
 */
export * from "./apply.js";
export * from "./data.js";
export type * from "./environment.js";
export { capitalized, nameOf } from "./naming.js";
export * from "./plan.js";
export * from "./provider.js";
export * from "./read.js";
export type * from "./state.js";
export * from "./validate.js";
