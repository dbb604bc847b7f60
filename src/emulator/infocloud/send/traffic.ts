/** Counts what was sent, for the limits that a template is made with (Infocloud's specification 9.2). */

import type { World } from "../../platform";
import { createCalendarCounts } from "../../stores/calendar-counts";
import type { Template } from "../console/templates";
import type { Message } from "../messages/messages";
import type { InfocloudSwitches } from "../switches";
import { zoneOf } from "../zone";

export interface Traffic {
  /** Whether these may not go out together. */
  isOver(template: Template, numbers: readonly string[]): boolean;
  count(message: Pick<Message, "templateId" | "number">, at: number): void;
  clear(): void;
}

export function createTraffic(world: Pick<World, "clock">, switches: InfocloudSwitches): Traffic {
  const counts = createCalendarCounts();
  const sentToday = (key: readonly string[]) =>
    counts.of(JSON.stringify(key), switches.get("infocloud.time-zone"), world.clock.now()).today;
  const isOpen = (hours: Template["limits"]["hours"]): boolean => {
    if (hours === null) return true;
    const time = zoneOf(switches).text(world.clock.now()).slice("yyyy-MM-dd ".length, "yyyy-MM-dd HH:mm".length);
    // Hours may reach over midnight.
    const [isBegun, isEnded] = [time >= hours.from, time >= hours.to];
    return hours.from <= hours.to ? isBegun && !isEnded : isBegun || !isEnded;
  };
  return {
    isOver: ({ id, limits: { recipientsPerSend, perNumberPerDay, perDay, hours } }, numbers) => {
      const isMore = (count: number, most: number | null) => most !== null && count > most;
      const timesOf = new Map<string, number>();
      for (const number of numbers) timesOf.set(number, (timesOf.get(number) ?? 0) + 1);
      return (
        !isOpen(hours) ||
        isMore(numbers.length, recipientsPerSend) ||
        isMore(sentToday([id]) + numbers.length, perDay) ||
        [...timesOf].some(([number, times]) => isMore(sentToday([id, number]) + times, perNumberPerDay))
      );
    },
    count: ({ templateId, number }, at) => {
      counts.add(JSON.stringify([templateId]), at);
      counts.add(JSON.stringify([templateId, number]), at);
    },
    clear: counts.clear,
  };
}
