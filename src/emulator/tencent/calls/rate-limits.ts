/** Calls per second, counted for each key, region and call (Tencent's specification 2; Tencent L433). */
import type { World } from "../../platform";
import { createTally } from "../../stores/tally";
import type { TencentSwitches } from "../switches";
import { type TencentCall, tencentCalls } from "./definitions";
import { refusal } from "./envelope";

const secondMs = 1000;

export interface RateLimits {
  /** @throws Refusal RequestLimitExceeded */
  take(keyId: string, region: string, call: TencentCall): void;
  clear(): void;
}

export function createRateLimits(world: World, switches: TencentSwitches): RateLimits {
  const tally = createTally(secondMs);
  return {
    take: (keyId, region, call) => {
      if (world.rateLimits === "off") return;
      const now = world.clock.now();
      const key = JSON.stringify([keyId, region, call]);
      const isSliding = switches.get("tencent.rate-window") === "sliding";
      const start = isSliding ? now - secondMs + 1 : Math.floor(now / secondMs) * secondMs;
      const { perSecond } = tencentCalls[call];
      const isOver = tally.count(key, start, now) >= perSecond;
      if (!isOver || switches.get("tencent.refused-calls") === "counted") tally.add(key, now);
      if (isOver) throw refusal("RequestLimitExceeded", `${call} allows ${perSecond} requests a second.`);
    },
    clear: tally.clear,
  };
}
