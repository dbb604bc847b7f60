/**
 * The language in which objects are described: types, attributes, values and unknowns, rules, diagnostics, definitions.
 * Pure: it reads nothing, sends nothing and imports nothing else of this project.
 */
export * from "./attributes";
export type * from "./change-in-place";
export * from "./cloud";
export type * from "./creation";
export * from "./diagnostics";
export * from "./files";
export * from "./function";
export type * from "./messages";
export * from "./normal-form";
export * from "./path";
export * from "./ports";
export * from "./resource";
export * from "./review";
export * from "./rules";
export type * from "./scope";
export * from "./types";
export * from "./values";
export * from "./visible";
export type * from "./work";
