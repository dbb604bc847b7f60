/** Which call, version and region a request names (Tencent's specification 3.2 and 4). */
import { accessRegions, financeRegions, regions, version } from "../../../clouds/tencent/client/enumerations";
import type { TencentSwitches } from "../switches";
import { isCall, type TencentCall } from "./definitions";
import { refusal } from "./envelope";
import { commonOf, type Incoming } from "./protocol";

export interface Target {
  readonly call: TencentCall;
  readonly region: string;
}

/** @throws Refusal for what is missing or unknown: the action, the version, the region, in this order */
export function readTarget(incoming: Incoming, switches: TencentSwitches): Target {
  const read = (name: "Action" | "Version" | "Region"): string => {
    const value = commonOf(incoming, name);
    if (value === undefined || value === "") throw refusal("MissingParameter", name);
    return value;
  };
  const call = read("Action");
  if (!isCall(call)) throw refusal("InvalidAction", call);
  const asked = read("Version");
  if (asked !== version) throw refusal("NoSuchVersion", `It is ${asked}, the present one ${version}.`);
  const region = read("Region");
  const known: readonly string[] =
    switches.get("tencent.regions") === "tabulated" ? regions : [...regions, ...accessRegions, ...financeRegions];
  if (!known.includes(region)) throw refusal("UnsupportedRegion", region);
  return { call, region };
}
