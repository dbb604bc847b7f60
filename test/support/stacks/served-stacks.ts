/** Stacks in folders of their own, each with an emulator and with the provider attached, for a real engine to run. */
import { clouds, functions } from "../../../src/clouds";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../src/emulator";
import { startProvider } from "../../../src/plugin/reattach";
import { emulatorKeys } from "../accounts/emulator-keys";
import type { Engine, PlanResult, Work } from "../engines/engine";

export interface ServedStack extends Work {
  readonly emulator: Emulator;
  /** Writes on the wire since the last look: the names of the calls, in the order of the alphabet. */
  writes(): readonly string[];
  /** The recorded values of an object. @throws where there is no such object */
  recorded(address: string): Promise<Readonly<Record<string, unknown>>>;
  /** How the emulator's admin interface names an object of the state. */
  ref(address: string): Promise<{ readonly platform: string; readonly kind: string; readonly id: string }>;
}

export interface ServedOptions {
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly emulator?: EmulatorOptions;
  /** Of the engine: `TF_VAR_…`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Of the plugin, in place of the emulator's address and keys. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Opens stacks, and takes them away after each test. */
export function servedStacks(engine: Engine): (options: ServedOptions) => Promise<ServedStack> {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  return async ({ files, emulator: emulating, environment = {}, settings }) => {
    const emulator = await startEmulator({ review: "manual", ...emulating });
    closing.push(() => emulator.close());
    const work = await engine.work({ files, environment });
    closing.push(() => work.remove());
    const provider = await startProvider({
      clouds,
      functions,
      folder: work.folder,
      environment: settings ?? { SMSFORM_ENDPOINT: emulator.url, ...emulatorKeys },
    });
    closing.push(provider.close);
    work.attach(provider.reattach);
    return { ...work, emulator, ...looksAt(work, emulator) };
  };
}

function looksAt(work: Work, { admin }: Emulator): Pick<ServedStack, "writes" | "recorded" | "ref"> {
  const recorded = async (address: string) => {
    const found = (await work.show()).find((object) => object.address === address);
    if (!found) throw new Error(`the state holds no ${address}`);
    return found.values;
  };
  return {
    writes() {
      const { log } = admin.calls();
      admin.clearCalls();
      return log
        .filter(({ method }) => method !== "GET")
        .map(({ call }) => call)
        .sort();
    },
    recorded,
    async ref(address) {
      const { id } = await recorded(address);
      const kind = address.includes("_template") ? "templates" : "signatures";
      return { platform: "baidu", kind, id: String(id) };
    },
  };
}

/** `["update sms_baidu_template.code"]`, in the order of the alphabet; errors in place of it where planning failed. */
export function changesOf({ exitCode, text, changes }: PlanResult): readonly string[] {
  return exitCode === 1 ? [text] : changes.map(({ action, address }) => `${action} ${address}`).sort();
}
