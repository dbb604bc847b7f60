/** An account that exists is taken over: what its lists take, and what smsform takes to write its configuration and to plan that. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { bareLoop, smsform, startEmulator } from "./programs.mjs";
import { writeSeed } from "./tencent-stack.mjs";

/** Pages of so many, of which the one that is not full is the last: there is no total. One more of each kind tells that nothing is international. */
export const fewestCalls = ({ templates, signatures }) => callsFor(templates) + callsFor(signatures) + 2;
const callsFor = (objects) => Math.floor(objects / 100) + 1;

/**
 * Adopt and first plan, beside the lists alone, while the emulator enforces the documented limits.
 * @returns rows `{ who, ms, calls, refused }`; milliseconds are medians of whole processes
 */
export async function measureAdoption({ templates, signatures, rounds, latency, folder }) {
  const seed = writeSeed(folder, templates, { signatures });
  const emulator = await startEmulator(latency, { rateLimits: "documented", seed, switches: ["tencent.list-signatures=accept"] });
  const { url } = emulator;
  const adopted = join(folder, "adopted");
  const runs = { lists: [], adopt: [], plan: [] };
  try {
    for (let round = 0; round < rounds; round++) {
      rmSync(adopted, { recursive: true, force: true });
      runs.lists.push(await emulator.counting(() => bareLoop("list", { url, folder, objects: templates + signatures, inFlight: 10 })));
      runs.adopt.push(await emulator.counting(() => smsform(["adopt", "tencent", "--out", "adopted"], { url, folder })));
      runs.plan.push(await emulator.counting(() => smsform(["plan"], { url, folder: adopted })));
    }
  } finally {
    emulator.stop();
  }
  const rows = [
    { who: "the lists alone", ...medianOf(runs.lists) },
    { who: "smsform adopt", ...medianOf(runs.adopt) },
    { who: "smsform plan, the first", ...medianOf(runs.plan) },
  ];
  return { templates, signatures, latency, fewest: fewestCalls({ templates, signatures }), rows };
}

/** The run whose time is in the middle. */
function medianOf(runs) {
  return [...runs].sort((a, b) => a.ms - b.ms)[Math.floor(runs.length / 2)];
}
