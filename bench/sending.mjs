/** Sending: the messenger beside a bare loop of the same calls. */
import { join } from "node:path";
import { probed, startEmulator } from "./programs.mjs";
import { writeSender } from "./tencent-texts.mjs";

/** @returns rows `{ who, ms, cpuMs, calls, peakBytes, target? }` of whole processes */
export async function measureSending({ texts, latency, inFlight = 10, folder }) {
  const emulator = await startEmulator(latency, { seed: writeSender(folder) });
  const { url } = emulator;
  // Both alike, so that the ratio has nothing of the measuring in it.
  const bareLoop = (count) => probed(["bare-loop.mjs", "send", url, String(count), String(inFlight), join(folder, "ids.json")], { folder });
  try {
    // What the first calls load and compile is not measured.
    await bareLoop(2000);
    const bare = await emulator.counting(() => bareLoop(texts));
    const sent = await emulator.counting(() => probed(["send-texts.mjs", url, String(texts), String(inFlight)], { folder }));
    return {
      texts,
      latency,
      rows: [
        { who: "bare loop", ...bare },
        { who: "messenger", ...sent, target: 1.2 },
      ],
    };
  } finally {
    emulator.stop();
  }
}
