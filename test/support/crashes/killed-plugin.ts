/** A plugin that is killed at one of its requests, within runs of a real engine. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../../src/emulator";
import { emulatorKeys } from "../accounts/emulator-keys";
import type { Engine, Work } from "../engines/engine";
import { bundlePlugin } from "../engines/plugin-bundle";

type Files = Readonly<Record<string, string | Buffer>>;

/** For a suite; call it within its `describe`. The result takes when to kill it, as `request-killer.js` does, and what to run. */
export function killedPlugin(engine: Engine) {
  let bundle: string;
  let folder: string;
  beforeAll(async () => {
    bundle = await bundlePlugin();
    folder = await mkdtemp(join(tmpdir(), "smsform-crash-"));
  });
  afterAll(async () => {
    for (const path of [bundle, folder]) await rm(path, { recursive: true, force: true });
  });

  return async (files: Files, kill: string, run: (work: Work, emulator: Emulator) => Promise<void>): Promise<void> => {
    const own = await mkdtemp(join(folder, "run-"));
    const emulator = await startEmulator({ review: "manual" });
    const environment = {
      // Where a killed plugin leaves its socket.
      TMPDIR: own,
      SMSFORM_ENDPOINT: emulator.url,
      ...emulatorKeys,
      NODE_OPTIONS: `--require=${join(__dirname, "request-killer.js")}`,
      REQUEST_KILLER_LOG: join(own, "requests"),
      REQUEST_KILLER: kill,
    };
    const work = await engine.work({ files, devOverride: bundle, environment });
    try {
      await run(work, emulator);
    } finally {
      await work.remove();
      await emulator.close();
    }
  };
}
