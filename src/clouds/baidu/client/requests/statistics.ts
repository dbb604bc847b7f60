// Baidu: specification 6.17 and 6.18.
/** What the two statistics take. */
import { type FieldsOf, maybe, numeric, text, textAmong } from "../../../shared/client/arguments";
import { object } from "../../../shared/client/decoding";
import { smsTypes, statisticsCountryTypes, statisticsDimensions } from "../enumerations";
import type { BusinessStatisticsQuery, TemplateStatisticsQuery } from "../types/statistics";

const periodFields: FieldsOf<Omit<TemplateStatisticsQuery, "pageNo" | "pageSize">> = {
  startTime: text,
  endTime: text,
  templateId: maybe(text),
};
export const templatePeriod = object(periodFields);
export const templateQuery = object<FieldsOf<TemplateStatisticsQuery>>({
  ...periodFields,
  pageNo: maybe(numeric),
  pageSize: maybe(numeric),
});

export const businessQuery = object<FieldsOf<BusinessStatisticsQuery>>({
  smsType: textAmong(["all", ...smsTypes]),
  dimension: textAmong(statisticsDimensions),
  startTime: text,
  endTime: text,
  countryType: maybe(textAmong(statisticsCountryTypes)),
  countryCode: maybe(text),
  signatureId: maybe(text),
  templateCode: maybe(text),
  queryType: maybe(textAmong(["template"])),
});
