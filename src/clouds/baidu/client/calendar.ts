// Baidu: G-16.
/** Days and times as Baidu writes them. Its document names no time zone for the dates of blacklist and statistics. */
import { localTime } from "../../shared/client/time-zone";

/**
 * Tells the day of a moment as `yyyy-MM-dd`.
 * @throws OptionError when the time zone is unknown
 */
export function dayIn(timeZone: string): (epochMs: number) => string {
  const format = localTime(timeZone, { year: "numeric", month: "2-digit", day: "2-digit" });
  return (epochMs) => format.format(epochMs);
}

/** Is it a day of the calendar, as `yyyy-MM-dd`? */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isReal(`${text}T00:00:00`);
}

/** Is it a day of the calendar, as `yyyyMMdd`? */
export function isCompactDay(text: string): boolean {
  return /^\d{8}$/.test(text) && isDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
}

/** Is it a moment of the calendar, as `yyyy-MM-dd HH:mm:ss`? */
export function isMoment(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) && isReal(text.replace(" ", "T"));
}

/** `Date` takes the 30th of February for the 1st of March, and 24 o'clock for the next day's beginning. */
function isReal(isoText: string): boolean {
  const ms = Date.parse(`${isoText}Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(isoText);
}

/** The day so many days earlier; both `yyyy-MM-dd`. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
