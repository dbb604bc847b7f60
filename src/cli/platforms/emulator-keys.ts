/** The emulator's own key, in the settings of a cloud. */
import { type PlatformModule, platforms as published } from "../../emulator";
import { defaultCredentials } from "../../emulator/world/credentials";
import type { Cloud } from "../../schema";

const [[keyId, { secret }] = ["", { secret: "" }]] = Object.entries(defaultCredentials);

/** @param platforms that the emulator plays */
export function emulatorKeysOf(
  { name: cloud, needs, settings }: Pick<Cloud, "name" | "needs" | "settings">,
  platforms: readonly PlatformModule[] = published,
): Readonly<Record<string, string>> {
  const told = platforms.find(({ name }) => name === cloud)?.settings ?? {};
  // Of several kinds of credentials, the first one is as good as any.
  const [needed = {}] = [needs].flat();
  return Object.fromEntries(Object.keys(needed).map((name) => [name, told[name] ?? (settings[name]?.sensitive ? secret : keyId)]));
}
