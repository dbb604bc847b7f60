/** Days of the calendar, as platforms write them. */
import { localTime } from "./time-zone";

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

/** `Date` takes the 30th of February for the 1st of March, and 24 o'clock for the next day's beginning. */
export function isReal(isoText: string): boolean {
  const ms = Date.parse(`${isoText}Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(isoText);
}
