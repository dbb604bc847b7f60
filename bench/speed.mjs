/** How long a plan and an apply take beside a bare loop of the same calls. */
import { join } from "node:path";
import { hasOpenTofu, tofu } from "./opentofu.mjs";
import { bareLoop, smsform } from "./programs.mjs";
import { writeStack } from "./stack.mjs";

/**
 * Rounds take turns, so that what else the machine does meets all alike; each figure is the median of its rounds.
 * @returns rows, each with the milliseconds of the whole process and, where they were counted, the calls that arrived
 */
export async function measureSpeed({ objects, rounds, inFlight, folder, emulator, full }) {
  const { url } = emulator;
  const stack = join(folder, `speed-${inFlight}`);
  const floors = { read: [], create: [] };
  const engine = { plan: [], apply: [] };
  for (let round = 0; round < rounds; round++) {
    for (const what of ["create", "read"]) floors[what].push(await bareLoop(what, { url, folder, objects, inFlight }));
    writeStack(stack, objects);
    const parallelism = ["--parallelism", String(inFlight)];
    engine.apply.push(await emulator.counting(() => smsform(["apply", "--auto-approve", ...parallelism], { url, folder: stack })));
    engine.plan.push(await emulator.counting(() => smsform(["plan", ...parallelism], { url, folder: stack })));
  }
  const rows = [
    { who: "bare loop", what: "read", ...medianOf(floors.read) },
    { who: "smsform plan", what: "read", target: 1.3, ...medianOf(engine.plan) },
  ];
  const creates = [
    { who: "bare loop", what: "create", ...medianOf(floors.create) },
    { who: "smsform apply", what: "create", target: 1.5, ...medianOf(engine.apply) },
  ];
  if (hasOpenTofu) {
    rows.push({ who: "tofu plan", what: "read", ...(await emulator.counting(() => tofu(["plan"], { url, folder: stack, inFlight }))) });
    if (full) {
      writeStack(stack, objects);
      const applied = await emulator.counting(() => tofu(["apply", "-auto-approve"], { url, folder: stack, inFlight }));
      creates.push({ who: "tofu apply", what: "create", ...applied });
    }
  }
  return { inFlight, rows: [...rows, ...creates] };
}

/** The run whose time is in the middle. */
function medianOf(runs) {
  return [...runs].sort((a, b) => a.ms - b.ms)[Math.floor(runs.length / 2)];
}
