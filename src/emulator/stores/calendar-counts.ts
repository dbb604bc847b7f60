/** Counts what happened under a key on a day and in a month of the calendar. */
import { type ZoneName, zoneNames, zones } from "../values/zone";

export interface CalendarCounts {
  add(key: string, at: number): void;
  of(key: string, zone: ZoneName, now: number): { readonly today: number; readonly thisMonth: number };
  clear(): void;
}

export function createCalendarCounts(): CalendarCounts {
  const counts = new Map<string, number>();
  const periodsOf = (key: string, at: number, zone: ZoneName): string[] => {
    const text = zones[zone].text(at);
    return ["yyyy-MM-dd", "yyyy-MM"].map((form) => JSON.stringify([key, zone, text.slice(0, form.length)]));
  };
  return {
    add: (key, at) => {
      // In every zone, so that the zone may change at any time.
      for (const period of zoneNames.flatMap((zone) => periodsOf(key, at, zone))) counts.set(period, (counts.get(period) ?? 0) + 1);
    },
    of: (key, zone, now) => {
      const [today = 0, thisMonth = 0] = periodsOf(key, now, zone).map((period) => counts.get(period));
      return { today, thisMonth };
    },
    clear: () => counts.clear(),
  };
}
