// Baidu: G-16.
/** Days and times as Baidu alone writes them. Its document names no time zone for the dates of blacklist and statistics. */
import { isDay, isReal } from "../../shared/client/days";

/** Is it a day of the calendar, as `yyyyMMdd`? */
export function isCompactDay(text: string): boolean {
  return /^\d{8}$/.test(text) && isDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
}

/** Is it a moment of the calendar, as `yyyy-MM-dd HH:mm:ss`? */
export function isMoment(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) && isReal(text.replace(" ", "T"));
}
