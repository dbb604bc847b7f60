/** Expressions of a stack: what the configuration holds in place of plain values, compiled, and evaluated against a scope. */
export {
  type Compiled,
  compile,
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
export { parseHclFile } from "./parser/file";
export { type HclMistake, HclSyntaxError } from "./parser/mistakes";
export { parseExpression, type SyntaxNode } from "./parser/parser";
export { startParserAhead } from "./parser/program";
export { Refusal, refusalDiagnostic, unsupported } from "./refusal";
export { looksBeyondReferences } from "./template";
export { escapeAdvice, unescapedVariables } from "./unescaped";
export * from "./value-type";
