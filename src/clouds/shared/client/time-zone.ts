/**
 * Local times of platforms whose documents name no time zone.
 */
import { OptionError } from "../../../http/option-error";

/** Where the days of the Chinese platforms begin, as far as their documents let one guess. */
export const defaultTimeZone = "Asia/Shanghai";

/**
 * Makes a writer of local times.
 * @throws OptionError when the time zone is unknown
 */
export function localTime(timeZone: string, options: Intl.DateTimeFormatOptions): (epochMs: number) => string {
  // To make one takes as long as a call, and most clients write no time: only a name that may be wrong is tried at once.
  let format = timeZone === defaultTimeZone ? undefined : formatOf(timeZone, options);
  return (epochMs) => {
    format ??= formatOf(timeZone, options);
    return format.format(epochMs);
  };
}

function formatOf(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    // Swedish dates are written as yyyy-MM-dd.
    return new Intl.DateTimeFormat("sv-SE", { timeZone, ...options });
  } catch {
    throw new OptionError("timeZone", `is ${JSON.stringify(timeZone)}; it must be a name of the IANA database such as ${defaultTimeZone}.`);
  }
}
