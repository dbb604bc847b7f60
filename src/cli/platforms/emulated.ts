/** Platforms for the length of a command: in its process, without a port and without the network. */
import { createEmulator, exchangeWith } from "../../emulator";
import { unlimited } from "../../http/limits/unlimited";
import type { Cloud, Runtime } from "../../schema";
import type { Terminal } from "../terminal";
import { emulatorKeysOf } from "./emulator-keys";

export interface Emulated {
  readonly clouds: readonly Cloud[];
  readonly runtime: Pick<Runtime, "environment" | "exchange" | "limiter">;
  close(): Promise<void>;
}

export async function emulate(clouds: readonly Cloud[], environment: Terminal["environment"]): Promise<Emulated> {
  const emulator = await createEmulator({ rateLimits: "off" });
  return {
    clouds: clouds.map(onEmulator),
    runtime: {
      environment: { ...environment, ...Object.assign({}, ...clouds.map(variablesOf)) },
      exchange: exchangeWith(emulator),
      limiter: unlimited,
    },
    close: emulator.close,
  };
}

/** Nobody owns the name (RFC 2606), and nobody is asked for it. */
const nowhere = "http://emulator.invalid";

/** The cloud with the emulator's keys, whatever a stack has set for its own accounts. */
function onEmulator(cloud: Cloud): Cloud {
  const keys = emulatorKeysOf(cloud);
  // Whose key it is, a real platform is asked: the accounts that a stack allows are none of the emulator's.
  const { account: _, ...others } = cloud;
  return { ...others, connect: (settings, runtime) => cloud.connect({ ...settings, ...keys, endpoint: nowhere }, runtime) };
}

function variablesOf(cloud: Cloud): Readonly<Record<string, string>> {
  const keys = Object.entries(emulatorKeysOf(cloud));
  return Object.fromEntries(keys.flatMap(([name, value]) => (cloud.settings[name]?.env ?? []).map((variable) => [variable, value])));
}
