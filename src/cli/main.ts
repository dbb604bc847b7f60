#!/usr/bin/env node
import { nodeProblem } from "../system/node-version";

/** Of Node 22: what V8 compiles is kept for later runs. */
const loadModules = (): { readonly enableCompileCache?: () => void } => require("node:module");

const problem = nodeProblem("smsform");
if (problem === undefined) {
  loadModules().enableCompileCache?.();
  require("./start");
} else {
  process.stderr.write(`${problem}.\n`);
  process.exitCode = 1;
}
