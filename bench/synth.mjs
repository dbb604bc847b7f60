/** From a program to its plan: the stack of the quickstart. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dist, runNode, smsform } from "./programs.mjs";

/** @returns medians of the whole way and of its parts, in milliseconds */
export async function measureSynth({ rounds, folder, emulator: { url } }) {
  const stack = join(folder, "synth");
  rmSync(stack, { recursive: true, force: true });
  mkdirSync(stack, { recursive: true });
  for (const file of ["main.js", "proof.png"]) copyFileSync(join(dist, "examples", "baidu", file), join(stack, file));
  writeFileSync(join(stack, "cdktf.json"), JSON.stringify({ language: "typescript", app: "node main.js" }));
  const times = { whole: [], program: [], node: [] };
  const environment = { CDKTF_OUTDIR: "cdktf.out", CDKTF_CONTEXT_JSON: "{}" };
  for (let round = 0; round < rounds; round++) {
    times.node.push(await runNode(["-e", "0"], { folder: stack }));
    times.program.push(await runNode(["main.js"], { folder: stack, environment }));
    times.whole.push((await smsform(["plan"], { url, folder: stack })).ms);
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
