import { emulatorKeysOf } from "../../../src/cli/platforms/emulator-keys";
import { clouds, platforms } from "../../house";

/** The environment in which every platform is reached with the emulator's own key. */
export const emulatorKeys: Readonly<Record<string, string>> = Object.fromEntries(
  clouds.flatMap((cloud) =>
    Object.entries(emulatorKeysOf(cloud, platforms)).flatMap(([name, value]) =>
      (cloud.settings[name]?.env ?? []).map((variable) => [variable, value]),
    ),
  ),
);
