/**
 * The language in which objects are described: types, attributes, values and unknowns, rules, diagnostics, definitions.
 * Pure: it reads nothing, sends nothing and imports nothing else of this project.
 */
export * from "./attributes";
export * from "./cloud";
export * from "./diagnostics";
export * from "./dynamic";
export * from "./function";
export type * from "./messages";
export * from "./path";
export * from "./ports";
export type * from "./resource/change-in-place";
export type * from "./resource/claims";
export type * from "./resource/creation";
export * from "./resource/files";
export type * from "./resource/lapse";
export type * from "./resource/listing";
export * from "./resource/resource";
export type * from "./resource/retirement";
export * from "./resource/review";
export * from "./resource/run-store";
export type * from "./resource/scope";
export * from "./resource/shown-by-id";
export * from "./resource/wording";
export type * from "./resource/work";
export * from "./rules";
export * from "./text/article";
export * from "./text/normal-form";
export * from "./text/visible";
export * from "./types";
export * from "./values";
