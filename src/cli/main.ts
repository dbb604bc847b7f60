#!/usr/bin/env node
import { nodeProblem } from "../system/node-version";

const problem = nodeProblem("smsform");
if (problem === undefined) require("./start");
else {
  process.stderr.write(`${problem}.\n`);
  process.exitCode = 1;
}
