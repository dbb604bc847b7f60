/**
 * The language in which objects are described: types, attributes, values and unknowns, rules, diagnostics, definitions.
 * Pure: it reads nothing, sends nothing and imports nothing else of this project.
 */
export * from "./attributes.js";
export * from "./cloud.js";
export * from "./diagnostics.js";
export * from "./files.js";
export * from "./path.js";
export * from "./ports.js";
export * from "./resource.js";
export * from "./rules.js";
export * from "./types.js";
export * from "./values.js";
