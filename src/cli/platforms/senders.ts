/** What the messenger has to be given of each platform, from the environment. */
import { clouds } from "../../clouds";
import { operationsOf, type PlatformSettings } from "../../messaging/platforms";
import type { Lack } from "../../messaging/platforms/operations";
import { type Cloud, type Diagnostic, error } from "../../schema";
import type { Access } from "./access";

/** Clouds whose settings are those of who sends. */
export const sendingClouds: readonly Cloud[] = clouds.map((cloud) => cloud.sender ?? cloud);

export interface Senders {
  readonly settings: PlatformSettings;
  /** What those that are left out would need, where there are others. */
  readonly leftOut: readonly Diagnostic[];
}

/** @param applications for the platforms that have some */
export function sendersOf(accesses: readonly Access[], applications: readonly string[]): Senders | { readonly problem: Diagnostic } {
  let settings: PlatformSettings = {};
  const leftOut: Diagnostic[] = [];
  for (const { client, cloud } of accesses) {
    const found = operationsOf(cloud)?.forSending(client, applications);
    // What is given and does not do is told, and nothing else taken in its place.
    if (found && "lack" in found && applications.length > 0) return { problem: lacking(cloud, found.lack) };
    if (found && "lack" in found) leftOut.push(lacking(cloud, found.lack));
    else settings = { ...settings, ...found?.settings };
  }
  const [problem] = leftOut;
  return problem && Object.keys(settings).length === 0 ? { problem } : { settings, leftOut };
}

export function lacking({ title }: Cloud, { reason, next }: Lack): Diagnostic {
  return error(`${title} ${reason}`, next);
}
