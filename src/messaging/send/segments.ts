/** How many short messages a message is. */
import { countParts, kindOf } from "../../clouds/functions/parts";
import type { Billing } from "../../schema/messages";
import type { ConnectedPlatform } from "../platforms/platform";
import type { Reach } from "./numbers";
import type { Segments } from "./results";

export interface Length {
  readonly segments: Segments;
  /** What each segment holds, the signature in the first one. */
  readonly parts: readonly string[];
  /** Characters, signature included, where the platform's document says how they are counted. */
  readonly length?: number;
  /** Most characters that the platform sends. */
  readonly longest?: number;
}

export function lengthOf(platform: Pick<ConnectedPlatform, "text" | "billedAs">, reach: Reach, signature: string, text: string): Length {
  const billing = billingOf(platform, reach);
  if (!billing) {
    const parts = partsOnNetworks(`${signature && `【${signature}】`}${text}`);
    return { segments: { count: parts.length, by: "network" }, parts };
  }
  const { length, parts: count } = countParts(signature, text, 0, billing);
  return { segments: { count, by: "document" }, parts: partsByDocument(signature, text, count, billing), length, longest: billing.longest };
}

function billingOf({ text, billedAs }: Pick<ConnectedPlatform, "text" | "billedAs">, reach: Reach): Billing | undefined {
  const rule = billedAs?.(reach);
  return rule === undefined ? undefined : text.billing[rule];
}

/** 3GPP TS 23.040: 140 bytes a message, of which each part of a longer one gives 6 away; in UCS-2, as Chinese is written. */
function partsOnNetworks(message: string): readonly string[] {
  if (message.length <= 70) return [message];
  return Array.from({ length: Math.ceil(message.length / 67) }, (_, i) => message.slice(i * 67, (i + 1) * 67));
}

function partsByDocument(signature: string, text: string, count: number, billing: Billing): readonly string[] {
  const { brackets, part } = kindOf(signature, text, billing);
  const message = [...`${signature && `${brackets.slice(0, 1)}${signature}${brackets.slice(1)}`}${text}`];
  if (count === 1) return [message.join("")];
  return Array.from({ length: count }, (_, i) => message.slice(i * part, (i + 1) * part).join(""));
}
