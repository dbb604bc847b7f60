// Baidu: L2630; L2776-2782.
/**
 * Where Baidu's SMS service answers. The general chapter of the vendor's document names `smsv3.…`, its table
 * of domains `sms.…`; both are in use.
 */
import { OptionError } from "../../../http/option-error";
import { type Region, regions } from "./enumerations";

export const defaultRegion: Region = "bj";

export const hosts = ["smsv3", "sms"] as const;
export type Host = (typeof hosts)[number];

export const endpoints: Readonly<Record<Host, Readonly<Record<Region, string>>>> = {
  smsv3: { bj: "https://smsv3.bj.baidubce.com", su: "https://smsv3.su.baidubce.com" },
  sms: { bj: "https://sms.bj.baidubce.com", su: "https://sms.su.baidubce.com" },
};

/**
 * @throws OptionError for a region or host that is not in the table, as a program without types may pass
 */
export function endpointOf(region: Region = defaultRegion, host: Host = "smsv3"): string {
  if (!regions.includes(region))
    throw new OptionError("region", `is ${JSON.stringify(region)}; it must be one of ${regions.join(", ")}.`, "Baidu");
  if (!hosts.includes(host)) throw new OptionError("host", `is ${JSON.stringify(host)}; it must be one of ${hosts.join(", ")}.`, "Baidu");
  return endpoints[host][region];
}
