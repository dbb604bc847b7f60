// Tencent: specification 10.14 to 10.16.
/** What the three statistics take. */
import { type FieldsOf, maybe, numeric, text } from "../../../shared/client/arguments";
import { object } from "../../../shared/client/decoding";
import type { PackageQuery, StatisticsQuery } from "../types/statistics";

const applicationFields: FieldsOf<Omit<PackageQuery, "Limit" | "Offset">> = { SmsSdkAppId: text, BeginTime: text, EndTime: text };

export const statisticsQuery = object<FieldsOf<StatisticsQuery>>({
  ...applicationFields,
  Limit: maybe(numeric),
  Offset: maybe(numeric),
});

export const packagePeriod = object(applicationFields);
export const packageQuery = object<FieldsOf<PackageQuery>>({ ...applicationFields, Limit: numeric, Offset: maybe(numeric) });
