/** Sending: the messenger beside a bare loop of the same calls. */
import { bareLoop, probed, startEmulator } from "./programs.mjs";
import { writeSender } from "./tencent-texts.mjs";

/** @returns rows `{ who, ms, calls, peakBytes?, target? }` of whole processes */
export async function measureSending({ texts, latency, inFlight = 10, folder }) {
  const emulator = await startEmulator(latency, { seed: writeSender(folder) });
  const { url } = emulator;
  try {
    // What the first calls load and compile is not measured.
    await bareLoop("send", { url, folder, objects: 2000, inFlight });
    const bare = await emulator.counting(() => bareLoop("send", { url, folder, objects: texts, inFlight }));
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
