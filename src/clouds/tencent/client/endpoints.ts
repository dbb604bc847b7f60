// Tencent: L439-501.
/**
 * Where Tencent's SMS service answers. The host is where a request enters; where the data lie is told by the
 * region of the request.
 */
import { OptionError } from "../../../http/option-error";
import { type AccessRegion, accessRegions, type FinanceRegion, financeRegions, type Region, regions } from "./enumerations";

/** In the vendor's examples. */
export const defaultRegion: Region = "ap-guangzhou";

/** The platform leads callers to the nearest entrance. */
export const nearestEndpoint = "https://sms.tencentcloudapi.com";

const entrances: readonly string[] = [...accessRegions, ...financeRegions];

/**
 * @param accessRegion default: the nearest one
 * @throws OptionError for one without a host, as a program without types may pass
 */
export function endpointOf(accessRegion?: AccessRegion | FinanceRegion): string {
  if (accessRegion === undefined) return nearestEndpoint;
  if (!entrances.includes(accessRegion)) {
    throw new OptionError("accessRegion", `is ${JSON.stringify(accessRegion)}; it must be one of ${entrances.join(", ")}.`, "Tencent");
  }
  return `https://sms.${accessRegion}.tencentcloudapi.com`;
}

// Tencent: L493.
/**
 * Regions besides the documented ones are left to the platform to judge.
 * @throws OptionError for what cannot be a region, and for a finance region entered from outside or the other way round
 */
export function checkRegion(region: string, accessRegion?: string): void {
  if (typeof region !== "string" || !/^[a-z]{2}(-[a-z0-9]+)+$/.test(region)) {
    throw new OptionError(
      "region",
      `is ${JSON.stringify(region)}; it must be the name of a region, for SMS one of ${regions.join(", ")}.`,
      "Tencent",
    );
  }
  if (accessRegion !== undefined && isFinance(accessRegion) !== isFinance(region)) {
    const allowed = `${financeRegions.join(" and ")} are reached through each other only`;
    throw new OptionError("region", `is ${region} and the accessRegion ${accessRegion}; ${allowed}.`, "Tencent");
  }
}

/** Where requests of a region enter when nobody says so: a finance region has an entrance of its own. */
export function entranceOf(region: string): FinanceRegion | undefined {
  return financeRegions.find((finance) => finance === region);
}

function isFinance(region: string): boolean {
  return entranceOf(region) !== undefined;
}
