/** The zone that the document leaves unnamed (Huawei's specification 15 no. 40). */
import { type Zone, zones } from "../values/zone";
import type { HuaweiSwitches } from "./switches";

export function zoneOf(switches: HuaweiSwitches): Zone {
  return zones[switches.get("huawei.time-zone")];
}
