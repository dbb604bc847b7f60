/** Tencent: how few calls a refresh takes, and how near work under the documented limits comes to what they allow. */
import { join } from "node:path";
import { hasOpenTofu, tofu } from "./opentofu.mjs";
import { bareLoop, smsform, startEmulator } from "./programs.mjs";
import { writeBoth, writeSeed, writeTemplates } from "./tencent-stack.mjs";

/**
 * A plan of so many templates: smsform beside the fewest calls made bare, and OpenTofu with as many objects at once as it takes by
 * itself, and with more.
 * @returns rows `{ who, ms, calls, target? }`; milliseconds are medians of whole processes
 */
export async function measureBatches({ objects, rounds, latency, inFlight = 10, folder }) {
  const stack = join(folder, "batches");
  const emulator = await startEmulator(latency, { seed: writeSeed(folder, objects) });
  const { url } = emulator;
  try {
    writeTemplates(stack, objects, { imports: true });
    await smsform(["apply", "--auto-approve"], { url, folder: stack });
    writeTemplates(stack, objects);
    const runs = { floor: [], plan: [], ten: [], hundred: [] };
    for (let round = 0; round < rounds; round++) {
      runs.floor.push(await emulator.counting(() => bareLoop("describe", { url, folder, objects, inFlight })));
      runs.plan.push(await emulator.counting(() => smsform(["plan"], { url, folder: stack })));
      if (!hasOpenTofu) continue;
      for (const [name, objectsAtOnce] of [
        ["ten", 10],
        ["hundred", 100],
      ])
        runs[name].push(await emulator.counting(() => tofu(["plan"], { url, folder: stack, inFlight, objectsAtOnce })));
    }
    const rows = [
      { who: "bare loop", ...medianOf(runs.floor) },
      { who: "smsform plan", ...medianOf(runs.plan) },
    ];
    if (hasOpenTofu)
      rows.push({ who: "tofu plan", ...medianOf(runs.ten) }, { who: "tofu plan -parallelism=100", ...medianOf(runs.hundred) });
    return { objects, latency, rows };
  } finally {
    emulator.stop();
  }
}

/** Of both kinds of objects the slower one goes once a second: the first at once, each of the others a second after the one before. */
const floorOf = (objects) => (objects - 1) * 1000;

/**
 * Apply, plan and destroy of so many signatures and as many templates while the emulator enforces the documented limits. All programs
 * run side by side, each on an account of its own: they do little but wait.
 * @returns rows `{ who, what, ms, floor, calls, refused }`
 */
export async function measureLimits({ objects, latency, folder }) {
  const programs = [
    {
      who: "smsform",
      run: (command, options) => smsform(command === "plan" ? [command] : [command, "--auto-approve"], options),
    },
    ...(hasOpenTofu ? [10, 2 * objects] : []).map((objectsAtOnce) => ({
      who: objectsAtOnce === 10 ? "tofu" : `tofu -parallelism=${objectsAtOnce}`,
      run: (command, options) =>
        tofu(command === "plan" ? [command] : [command, "-auto-approve"], { ...options, inFlight: 10, objectsAtOnce }),
    })),
  ];
  const lives = programs.map(async ({ who, run }, index) => {
    const stack = join(folder, `limits-${index}`);
    const emulator = await startEmulator(latency, { rateLimits: "documented" });
    try {
      await emulator.create("tencent/signatures", { signName: "云杉商城" });
      writeBoth(stack, objects);
      const rows = [];
      for (const what of ["apply", "plan", "destroy"]) {
        const { ms, calls, refused } = await emulator.counting(() => run(what, { url: emulator.url, folder: stack }));
        rows.push({ who, what, ms, calls, refused, ...(what !== "plan" && { floor: floorOf(objects) }) });
      }
      return rows;
    } finally {
      emulator.stop();
    }
  });
  return { objects, latency, rows: (await Promise.all(lives)).flat() };
}

/** The run whose time is in the middle. */
function medianOf(runs) {
  return [...runs].sort((a, b) => a.ms - b.ms)[Math.floor(runs.length / 2)];
}
