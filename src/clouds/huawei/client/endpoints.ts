// Huawei: L447, L2530-2533, L182.
/**
 * Where Huawei's message service answers: management calls at the region's host, IAM, which gives tokens, at another one, and sends at the
 * access address of an application.
 */
import { OptionError } from "../../../http/option-error";
import { type Region, regions } from "./enumerations";

/** In most of the vendor's examples. */
export const defaultRegion: Region = "cn-north-4";

/** @throws OptionError for a region without the service, as a program without types may pass */
export function endpointOf(region: Region): string {
  if (!regions.includes(region))
    throw new OptionError("region", `is ${JSON.stringify(region)}; it must be one of ${regions.join(", ")}.`, "Huawei");
  return `https://msgsms.${region}.myhuaweicloud.com`;
}

// The document's own examples name a region without this service (Huawei L182).
/** Tokens come from the region that is used. */
export function authUrlOf(region: Region): string {
  return `https://iam.${region}.myhuaweicloud.com`;
}

/** Other programs take the URL of IAM with its version. */
export function withoutVersion(authUrl: string): string {
  return authUrl.replace(/\/v3\/*$/, "");
}
