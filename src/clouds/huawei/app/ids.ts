/** Signatures and templates tell the key of their application, and not the id that they were applied for with. */
import type { ListingScope } from "../../../schema";
import type { HuaweiSms } from "../client/client";
import { listedApps } from "../lists";

/** The id of an application, by its key. One list serves all that ask for one. @returns undefined where there is none such */
export async function appIdOf(scope: ListingScope<HuaweiSms>, key: string | undefined): Promise<string | undefined> {
  if (key === undefined) return undefined;
  return (await listedApps(scope)).find(({ app_key }) => app_key === key)?.id;
}
