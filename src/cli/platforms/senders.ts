/** What the messenger has to be given of each platform, from the environment. */
import { clouds } from "../../clouds";
import { operationsOf, type PlatformSettings } from "../../messaging/platforms";
import type { Lack } from "../../messaging/platforms/operations";
import { type Cloud, type Diagnostic, error } from "../../schema";
import type { Access } from "./access";

/** Clouds whose settings are those of who sends. */
export const sendingClouds: readonly Cloud[] = clouds.map((cloud) => cloud.sender ?? cloud);

/** @param applications for the platforms that have some */
export function sendersOf(
  accesses: readonly Access[],
  applications: readonly string[],
): { readonly settings: PlatformSettings } | { readonly problem: Diagnostic } {
  let settings: PlatformSettings = {};
  for (const { client, cloud } of accesses) {
    const found = operationsOf(cloud)?.forSending(client, applications);
    if (found && "lack" in found) return { problem: lacking(cloud, found.lack) };
    settings = { ...settings, ...found?.settings };
  }
  return { settings };
}

export function lacking({ title }: Cloud, { reason, next }: Lack): Diagnostic {
  return error(`${title} ${reason}`, next);
}
