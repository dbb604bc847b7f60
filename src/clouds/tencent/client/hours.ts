/**
 * Hours as Tencent writes them, `yyyymmddhh`. Its document names no time zone for them.
 */
import { localTime } from "../../shared/client/time-zone";

const hourMs = 60 * 60 * 1000;

/**
 * Tells the hour of a moment.
 * @throws OptionError when the time zone is unknown
 */
export function hourIn(timeZone: string): (epochMs: number) => string {
  const format = localTime(timeZone, { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", hourCycle: "h23" });
  return (epochMs) => format(epochMs).replace(/\D/g, "");
}

/** Is it an hour of the calendar? `Date` takes the 30th of February for the 1st of March, and 24 o'clock for the next day's beginning. */
export function isHour(text: string): boolean {
  return /^\d{10}$/.test(text) && hourOf(msOf(text)) === text;
}

/** Whole hours from one to the other. */
export function hoursBetween(begin: string, end: string): number {
  return (msOf(end) - msOf(begin)) / hourMs;
}

function msOf(hour: string): number {
  const [, year, month, day, hours] = /^(\d{4})(\d\d)(\d\d)(\d\d)$/.exec(hour) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours));
}

function hourOf(ms: number): string {
  return new Date(ms).toISOString().replace(/\D/g, "").slice(0, 10);
}
