// Infocloud: L739, L908-914, V29; B20.
/** Times as infocloud writes them. */
import { isReal } from "../../shared/client/days";

/** In milliseconds since 1970, of `yyMMddHHmm` in Beijing's time; undefined for what is none. */
export function timeOf(arriveTime: string): number | undefined {
  const [, year, month, day, hour, minute] = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(arriveTime) ?? [];
  const written = `20${year}-${month}-${day}T${hour}:${minute}:00`;
  return isReal(written) ? Date.parse(`${written}+08:00`) : undefined;
}
