/** How many short messages a message is. */
import { countParts } from "../../clouds/functions/parts";
import type { Billing } from "../../schema/messages";
import type { ConnectedPlatform } from "../platforms/platform";
import type { Reach } from "./numbers";
import type { Segments } from "./results";

export interface Length {
  readonly segments: Segments;
  /** Characters, signature included, where the platform's document says how they are counted. */
  readonly length?: number;
  /** Most characters that the platform sends. */
  readonly longest?: number;
}

export function lengthOf(platform: Pick<ConnectedPlatform, "text" | "billedAs">, reach: Reach, signature: string, text: string): Length {
  const billing = billingOf(platform, reach);
  if (!billing) return { segments: { count: partsOnNetworks(`${signature && `【${signature}】`}${text}`), by: "network" } };
  const { length, parts } = countParts(signature, text, 0, billing);
  return { segments: { count: parts, by: "document" }, length, longest: billing.longest };
}

function billingOf({ text, billedAs }: Pick<ConnectedPlatform, "text" | "billedAs">, reach: Reach): Billing | undefined {
  const rule = billedAs?.(reach);
  return rule === undefined ? undefined : text.billing[rule];
}

/** 3GPP TS 23.040: 140 bytes a message, of which each part of a longer one gives 6 away; in UCS-2, as Chinese is written. */
function partsOnNetworks(message: string): number {
  return message.length <= 70 ? 1 : Math.ceil(message.length / 67);
}
