/** Calendar days and local times in the zones that the vendors' documents leave unnamed. */

const dayMs = 24 * 60 * 60 * 1000;
/** Asia/Shanghai has had no summer time since 1991. */
const shanghaiOffsetMs = 8 * 60 * 60 * 1000;

export interface Zone {
  /** `yyyy-MM-dd HH:mm:ss` of a time in epoch milliseconds; cut it for days, months and hours. */
  text(epochMs: number): string;
  /** Epoch milliseconds at which the day of this time began. */
  startOfDay(epochMs: number): number;
  /** Epoch milliseconds of `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss`; `undefined` for anything else and for days that do not exist. */
  parse(text: string): number | undefined;
}

export const zoneNames = ["Asia/Shanghai", "UTC"] as const;
export type ZoneName = (typeof zoneNames)[number];

export const zones: Readonly<Record<ZoneName, Zone>> = { "Asia/Shanghai": createZone(shanghaiOffsetMs), UTC: createZone(0) };

function createZone(offset: number): Zone {
  const textOf = (epochMs: number) => new Date(epochMs + offset).toISOString().slice(0, 19).replace("T", " ");
  return {
    text: textOf,
    startOfDay: (epochMs) => Math.floor((epochMs + offset) / dayMs) * dayMs - offset,
    parse: (text) => {
      const full = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text} 00:00:00` : text;
      if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(full)) return undefined;
      const epochMs = Date.parse(`${full.replace(" ", "T")}Z`) - offset;
      return !Number.isNaN(epochMs) && textOf(epochMs) === full ? epochMs : undefined;
    },
  };
}
