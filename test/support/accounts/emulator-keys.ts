import { defaultCredentials } from "../../../src/emulator/world/credentials";
import { clouds } from "../../house";

const needed = clouds.flatMap(({ needs, settings }) => [needs].flat().flatMap((kind) => Object.keys(kind).map((name) => settings[name])));

/** The environment in which every platform is reached with the emulator's own key. */
export const emulatorKeys: Readonly<Record<string, string>> = Object.fromEntries(
  needed.flatMap((setting) =>
    (setting?.env ?? []).map((name) => [name, setting?.sensitive ? defaultCredentials.emulator.secret : "emulator"]),
  ),
);
