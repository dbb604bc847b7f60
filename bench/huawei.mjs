/** Huawei: how few calls many templates take to be made, read and deleted, and that a platform that throttles costs none of them. */
import { join } from "node:path";
import { writeStack } from "./huawei-stack.mjs";
import { hasOpenTofu, tofu } from "./opentofu.mjs";
import { bareLoop, smsform, startEmulator } from "./programs.mjs";

const targets = { apply: 1.5, plan: 1.3 };

/**
 * The life of so many templates of one application: the fewest calls made bare, then each program on an account of its own.
 * @returns rows `{ who, what, ms, calls, target? }` and what became of templates under throttling
 */
export async function measureHuawei({ objects, latency, inFlight = 10, folder }) {
  const rows = await bareRows({ objects, latency, inFlight, folder });
  rows.push(...(await lifeOf("smsform", { objects, latency, folder })));
  if (hasOpenTofu) rows.push(...(await lifeOf("tofu", { objects, latency, folder, inFlight })));
  return { objects, latency, rows, throttled: await throttled({ objects, latency, folder }) };
}

async function bareRows({ objects, latency, inFlight, folder }) {
  const emulator = await startEmulator(latency);
  const { url } = emulator;
  try {
    const rows = [];
    for (const [what, loop] of [
      ["apply", "huawei-create"],
      ["plan", "huawei-read"],
      ["destroy", "huawei-delete"],
    ]) {
      rows.push({ who: "bare loop", what, ...(await emulator.counting(() => bareLoop(loop, { url, folder, objects, inFlight }))) });
    }
    return rows;
  } finally {
    emulator.stop();
  }
}

async function lifeOf(who, { objects, latency, folder, inFlight }) {
  const emulator = await startEmulator(latency);
  const stack = join(folder, `huawei-${who}`);
  const options = { url: emulator.url, folder: stack };
  const run = (command) => {
    const parameters = command === "plan" ? [command] : [command, who === "tofu" ? "-auto-approve" : "--auto-approve"];
    return who === "tofu" ? tofu(parameters, { ...options, inFlight }) : smsform(parameters, options);
  };
  try {
    writeStack(stack, 0);
    await run("apply");
    const rows = [];
    for (const [what, count] of [
      ["apply", objects],
      ["plan", objects],
      // Application and signature stay: they are not what is measured.
      ["destroy", 0],
    ]) {
      writeStack(stack, count);
      const measured = await emulator.counting(() => run(what === "destroy" ? "apply" : what));
      rows.push({ who, what, ...measured, ...(who === "smsform" && { target: targets[what] }) });
    }
    return rows;
  } finally {
    emulator.stop();
  }
}

/** One call in ten is throttled. @returns how many templates there are, and how many of different names */
async function throttled({ objects, latency, folder }) {
  const emulator = await startEmulator(latency);
  const stack = join(folder, "huawei-throttled");
  const options = { url: emulator.url, folder: stack };
  try {
    writeStack(stack, 0);
    await smsform(["apply", "--auto-approve"], options);
    await emulator.create("faults", { platform: "huawei", probability: 0.1, action: { throttle: true } });
    writeStack(stack, objects);
    const made = await emulator.counting(() => smsform(["apply", "--auto-approve"], options));
    const names = (await emulator.objects("huawei", "templates")).map(({ templateName }) => templateName);
    writeStack(stack, 0);
    const gone = await emulator.counting(() => smsform(["apply", "--auto-approve"], options));
    const left = (await emulator.objects("huawei", "templates")).length;
    return { made, gone, there: names.length, different: new Set(names).size, left };
  } finally {
    emulator.stop();
  }
}
