#!/usr/bin/env node
/** The published program: looks at Node's age, and runs the file beside it, from code that was compiled before where there is some. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { beginProgram, codeCacheName, keptCode, userCache } from "../system/compiled-code";
import { nodeProblem } from "../system/node-version";

/** What no later start needs is not loaded by one. */
const loadKeeping = (): typeof import("./keep-code") => require("./keep-code");

/** Put in by the build. */
declare const PROGRAM_DIGEST: string;

/** What others run is within what these do. */
const kept = ["plan", "apply"];

function begin(): void {
  // Before anything is compiled: code that was compiled under other flags is refused.
  // On a machine with much memory, the heap of a large stack would grow to four times what is in use before any of it is given back.
  setFlagsFromString("--heap-growing-percent=60");
  // Nearly all that a plan allocates first lives to its end: a young generation that grows in small steps is copied again and again.
  setFlagsFromString("--semi-space-growth-factor=16");
  // A stack is read once: compiling the HCL parser a second time, to run faster, takes longer than all that it has to do.
  setFlagsFromString("--no-wasm-tier-up --no-wasm-dynamic-tiering");
  // What is over in two seconds does most things too few times for them to be compiled once more, to run faster; what goes on gains by it.
  optimiseAfter(264_000);
  setTimeout(() => optimiseAfter(132_000), 2000).unref();

  const cache = join(userCache(), codeCacheName("smsform-command", PROGRAM_DIGEST));
  // The program is ASCII: as Latin-1 it takes half the memory.
  const source = readFileSync(join(__dirname, "start.js"), "latin1");
  const program = { source, filename: "smsform/cli/start.js", folder: __dirname, codeCache: keptCode(cache) };
  const { wasCompiled, codeCache } = beginProgram(program, require);
  if (wasCompiled || !kept.includes(process.argv[2] ?? "")) return;
  process.once("exit", () => {
    // What is kept is refused under other flags than the next start begins with.
    optimiseAfter(264_000);
    loadKeeping().keepCode(cache, codeCache());
  });
}

/** Later versions of V8 have no such flag, and say so to the user. */
const hasBudget = process.versions.v8.startsWith("11.");

/** @param budget in bytes of code that a function has run; V8's own is 132,000 */
function optimiseAfter(budget: number): void {
  if (hasBudget) setFlagsFromString(`--interrupt-budget=${budget}`);
}

const problem = nodeProblem("smsform");
if (problem === undefined) {
  begin();
} else {
  process.stderr.write(`${problem}.\n`);
  process.exitCode = 1;
}
