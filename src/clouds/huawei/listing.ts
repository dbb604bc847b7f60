/** What the lists of a project have in common. */
import type { Audience } from "../../schema";
import { isReal } from "../shared/client/days";

export const listCalls = "one for 100, where the platform gives pages that long";
export const waysLeft = "A user who may not list may still read single objects: name them by their primary keys, which the console shows.";

/** Beijing's time is meant, as far as the vendor lets one guess. */
export function madeAt(create_time: string | undefined): number | undefined {
  const written = create_time?.replace(" ", "T");
  return written !== undefined && isReal(written) ? Date.parse(`${written}+08:00`) : undefined;
}

export function audienceIn(region: string | undefined): Audience | undefined {
  return region === undefined ? undefined : region === "intl" ? "international" : "domestic";
}

/** The application that an object belongs to, where that is known. */
export function ofApp(app_id: string | undefined) {
  return app_id === undefined ? [] : [{ attribute: "app_id" as const, type: "sms_huawei_app", id: app_id }];
}
