/** Days as all platforms write them, `yyyy-MM-dd`. None of their documents names a time zone for them. */
import { localTime } from "./time-zone";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Tells the day of a moment.
 * @throws OptionError when the time zone is unknown
 */
export function dayIn(timeZone: string): (epochMs: number) => string {
  return localTime(timeZone, { year: "numeric", month: "2-digit", day: "2-digit" });
}

/** Is it a day of the calendar? */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isReal(`${text}T00:00:00`);
}

/** Is an ISO text a moment of the calendar? `Date` takes the 30th of February for the 1st of March, and 24 o'clock for the next day's beginning. */
export function isReal(isoText: string): boolean {
  const ms = Date.parse(`${isoText}Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(isoText);
}

/** The day so many days earlier. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10);
}

/** Days from the one to the other. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}
