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
export { looksUnusual } from "./parser/direct/unusual";
export { parseHclFile } from "./parser/file";
export { type HclMistake, HclSyntaxError } from "./parser/mistakes";
export { parseExpression } from "./parser/parser";
export { compileParserAhead } from "./parser/program";
export type { SyntaxNode } from "./parser/syntax-tree";
export { Refusal, refusalDiagnostic, unsupported } from "./refusal";
export { escapeAdvice, unescapedVariables } from "./unescaped";
export * from "./value-type";
