/** Expressions of a stack: what the configuration holds in place of plain values, compiled, and evaluated against a scope. */
export {
  type Compiled,
  compile,
  compileAtOnce,
  compileDynamic,
  compileHcl,
  literalValue,
  type WrittenBlocks,
  type WrittenContent,
  type WrittenDynamic,
} from "./compile";
export { entryOf, sensitiveIn, typeOf } from "./evaluated";
export * from "./expression";
export * from "./json";
export { toUnified, unifyTypes } from "./nodes/unify";
export { type HclMistake, HclSyntaxError, parseExpression, parseHclFile, type SyntaxNode } from "./parser";
export { Refusal, refusalDiagnostic, unsupported } from "./refusal";
export { escapeAdvice, unescapedVariables } from "./unescaped";
export * from "./value-type";
