/**
 * `npm run bench`: this engine, OpenTofu with this plugin and a bare HTTP loop side by side, on the emulator. Prints the figures and writes
 * bench/results.md. It judges nothing: a figure that misses its target is shown as such.
 *
 * --quick   fewer objects, one round, prints only
 * --full    also lets OpenTofu create the objects, which takes minutes
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureAdoption } from "./adoption.mjs";
import { measureCallbacks } from "./callbacks.mjs";
import { measureChanges } from "./changes.mjs";
import { measureConstructs } from "./constructs.mjs";
import { measureExpressions } from "./expressions.mjs";
import { measureGrowth } from "./growth.mjs";
import { measureHuawei } from "./huawei.mjs";
import { hasOpenTofu } from "./opentofu.mjs";
import { measurePage } from "./page.mjs";
import { compareEngines, measurePluginPlan, measureStartUp } from "./plugin.mjs";
import { startEmulator } from "./programs.mjs";
import { machine, render } from "./report.mjs";
import { measureSending } from "./sending.mjs";
import { measureSpeed } from "./speed.mjs";
import { measureSynth } from "./synth.mjs";
import { measureBatches, measureLimits } from "./tencent.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values: flags } = parseArgs({ options: { quick: { type: "boolean", default: false }, full: { type: "boolean", default: false } } });
const scale = flags.quick
  ? { objects: 200, rounds: 1, inFlight: [10, 32], growth: { from: 200, to: 2000 } }
  : { objects: 1000, rounds: 3, inFlight: [10, 32], growth: { from: 1000, to: 10_000 } };
const latency = "50ms";
const folder = join(root, "build", "bench");

mkdirSync(folder, { recursive: true });
const about = machine();
const emulators = [await startEmulator(latency), await startEmulator("0s")];
const [distant, instant] = emulators;
try {
  const speed = [];
  for (const inFlight of scale.inFlight) {
    progress(`${scale.objects} templates, ${latency} latency, ${inFlight} calls in flight`);
    speed.push(await measureSpeed({ ...scale, inFlight, folder, emulator: distant, full: flags.full }));
  }
  const growth = [];
  for (const shape of flags.quick ? ["references"] : ["blocks", "references", "count"]) {
    progress(`${scale.growth.from} against ${scale.growth.to} templates, ${shape}`);
    growth.push(await measureGrowth({ ...scale.growth, shape, folder, emulator: instant }));
  }
  progress("changes in a large stack, and the way from a program to its plan");
  const changes = await measureChanges({ sizes: [scale.growth.from, scale.growth.to], changed: 50, folder, emulator: instant });
  const expressions = await measureExpressions({ objects: 2000, rounds: scale.rounds, folder, emulator: instant });
  const synth = await measureSynth({ rounds: scale.rounds, folder, emulator: instant });
  progress("the plugin: start, plan beside a stub, and both engines side by side");
  const plugin = {
    start: await measureStartUp({ pairs: flags.quick ? 5 : 15 }),
    plan: await measurePluginPlan({ objects: scale.objects, rounds: flags.quick ? 1 : 3, folder, emulator: distant }),
    engines: await compareEngines({ objects: flags.full ? scale.objects : 200, folder, emulator: distant }),
  };
  progress("Tencent: few calls, and work under the documented limits (some minutes)");
  const tencent = {
    batches: await measureBatches({ objects: 1000, rounds: scale.rounds, latency, folder }),
    limits: await measureLimits({ objects: flags.quick ? 10 : 40, latency, folder }),
  };
  progress("an account that is taken over");
  const adoption = await measureAdoption({ templates: 2000, signatures: 200, rounds: scale.rounds, latency, folder });
  progress("Huawei: templates made, read and deleted, and a platform that throttles");
  const huawei = await measureHuawei({ objects: flags.quick ? 200 : 1000, latency, folder });
  progress("receipts that are pushed");
  const callbacks = await measureCallbacks({ reports: flags.quick ? 5000 : 30_000, rounds: scale.rounds });
  progress("sending: the messenger beside a bare loop");
  const sending = await measureSending({ texts: flags.quick ? 10_000 : 100_000, latency, folder });
  progress("the construct library: synthesis, types and imports");
  const constructs = measureConstructs({
    ...(flags.quick ? { few: 200, many: 1000 } : { few: 1000, many: 5000 }),
    rounds: scale.rounds,
    folder,
  });
  progress("the emulator's page in a browser");
  const page = await measurePage({
    ...(flags.quick ? { objects: 1000, messages: 1000 } : { objects: 10_000, messages: 10_000 }),
    rounds: scale.rounds,
    folder,
  });
  const measured = { speed, growth, changes, expressions, synth, plugin, tencent, adoption, huawei, sending, callbacks, constructs, page };
  const text = render({ ...scale, latency, machine: about, ...measured, hasTofu: hasOpenTofu });
  console.log(text);
  if (!flags.quick) writeFileSync(join(root, "bench", "results.md"), text);
} finally {
  for (const emulator of emulators) emulator.stop();
  rmSync(folder, { recursive: true, force: true });
}

function progress(text) {
  process.stderr.write(`measuring ${text} …\n`);
}
