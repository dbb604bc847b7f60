/** The zone that the document leaves unnamed (Baidu G-16). */
import { type Zone, type ZoneName, zones } from "../values/zone";
import type { BaiduSwitches } from "./switches";

/** The zone that the switch names, or another one. */
export function zoneOf(switches: BaiduSwitches, name: ZoneName = switches.get("baidu.time-zone")): Zone {
  return zones[name];
}
