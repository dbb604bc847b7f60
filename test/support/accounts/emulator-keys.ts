import { defaultCredentials } from "../../../src/emulator/world/credentials";
import { clouds, platforms } from "../../house";

const needed = clouds.flatMap((cloud) => {
  // Of several kinds of credentials, the first one is as good as any.
  const [kind = {}] = [cloud.needs].flat();
  const { settings: told = {} } = platforms.find(({ name }) => name === cloud.name) ?? {};
  return Object.keys(kind).map((name) => ({ setting: cloud.settings[name], value: told[name] }));
});

/** The environment in which every platform is reached with the emulator's own key. */
export const emulatorKeys: Readonly<Record<string, string>> = Object.fromEntries(
  needed.flatMap(({ setting, value }) =>
    (setting?.env ?? []).map((name) => [name, value ?? (setting?.sensitive ? defaultCredentials.emulator.secret : "emulator")]),
  ),
);
