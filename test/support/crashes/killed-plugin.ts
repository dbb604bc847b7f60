/** A plugin process that is killed at one of its requests, and what the runs after it make of that. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clouds } from "../../../src/clouds";
import { type Emulator, startEmulator } from "../../../src/emulator";
import { startProvider } from "../../../src/plugin/reattach";
import { emulatorKeys } from "../accounts/emulator-keys";
import type { Engine, Work } from "../engines/engine";
import { builtPlugin } from "../engines/plugin-bundle";

type Files = Readonly<Record<string, string | Buffer>>;

export interface Killed {
  readonly work: Work;
  readonly emulator: Emulator;
  /** From now on the plugin is in this process, where nothing kills it: it goes by what the killed one has left in the folder. */
  served(): Promise<void>;
}

/** Call it within a `describe`. */
export function killedPlugins(engine: Engine): (files: Files, kill: string, run: (given: Killed) => Promise<void>) => Promise<void> {
  let bundle: string;
  let folder: string;
  beforeAll(async () => {
    bundle = await builtPlugin();
    folder = await mkdtemp(join(tmpdir(), "smsform-crash-"));
  });
  afterAll(async () => {
    for (const path of [bundle, folder]) await rm(path, { recursive: true, force: true });
  });

  return async (files, kill, run) => {
    const own = await mkdtemp(join(folder, "run-"));
    const emulator = await startEmulator({ review: "manual" });
    const environment = { SMSFORM_ENDPOINT: emulator.url, ...emulatorKeys };
    const killer = {
      // Where a killed plugin leaves its socket.
      TMPDIR: own,
      NODE_OPTIONS: `--require=${join(__dirname, "request-killer.js")}`,
      REQUEST_KILLER_LOG: join(own, "requests"),
      REQUEST_KILLER: kill,
    };
    const work = await engine.work({ files, devOverride: bundle, environment: { ...environment, ...killer } });
    const closing = [work.remove, emulator.close];
    try {
      await run({
        work,
        emulator,
        async served() {
          const provider = await startProvider({ clouds, folder: work.folder, environment });
          closing.unshift(provider.close);
          work.attach(provider.reattach);
        },
      });
    } finally {
      for (const close of closing) await close();
    }
  };
}
