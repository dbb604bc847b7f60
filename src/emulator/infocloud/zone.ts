/** The zone of receipts, statistics and limits, which the document does not tell (Infocloud's specification 15, B20). */
import { type Zone, zones } from "../values/zone";
import type { InfocloudSwitches } from "./switches";

export function zoneOf(switches: InfocloudSwitches): Zone {
  return zones[switches.get("infocloud.time-zone")];
}

/** The form of times in receipts and replies: `yyMMddHHmm` (Infocloud L739, L914). */
export function arriveTimeOf(epochMs: number, switches: InfocloudSwitches): string {
  return zoneOf(switches).text(epochMs).slice("yy".length, "yyyy-MM-dd HH:mm".length).replace(/\D/g, "");
}
