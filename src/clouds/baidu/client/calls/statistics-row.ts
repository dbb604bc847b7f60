// Baidu: L6971-7116; L1723.
/** A row of the business statistics. Counts are of segments, after long messages were split. */
import { type Json, numberOf, textOf, Unreadable } from "../../../shared/client/answers";

/** The row that sums up all others carries this in place of a time. */
export const totalMark = "合计";

/** Of whom and what the row is; signature and SMS type are always empty by the document. */
export const labels = ["userId", "countryAlpha2Code", "smsTypeId", "signatureId", "templateCode", "templateName"] as const;

/** Proportions are between 0 and 1. What is not told about international messages is left out. */
export const figures = [
  "submitCount",
  "submitLongCount",
  "deliverSuccessCount",
  "deliverSuccessLongCount",
  "deliverFailureCount",
  "deliverSuccessProportion",
  "deliverFailureProportion",
  "responseSuccessCount",
  "responseSuccessProportion",
  "responseTimeoutCount",
  "receiptProportion",
  "unknownCount",
  "unknownProportion",
  "notExistCount",
  "signatureOrTemplateCount",
  "abnormalCount",
  "overclockingCount",
  "otherErrorCount",
  "blacklistCount",
  "routeErrorCount",
  "issueFailureCount",
  "parameterErrorCount",
  "illegalWordCount",
  "anomalyCount",
  "unknownErrorCount",
] as const;

export type StatisticsRow = {
  /** The period: `yyyy-MM-dd` for `day`, `yyyy-MM` for `month`. */
  readonly datetime: string;
} & { readonly [name in (typeof labels)[number]]?: string } & { readonly [name in (typeof figures)[number]]?: number };

/** @throws Unreadable */
export function readStatisticsRow(json: Json): StatisticsRow {
  const datetime = textOf(json.datetime);
  if (datetime === undefined) throw new Unreadable("a row of the answer has no datetime");
  // The table of the document has one name, its example the other (Baidu G-28).
  const named: Json = { ...json, countryAlpha2Code: json.countryAlpha2Code ?? json.countryAlphaCode };
  const read = (names: readonly string[], convert: (value: unknown) => unknown) =>
    names.flatMap((name) => {
      const value = convert(named[name]);
      return value === undefined ? [] : [[name, value] as const];
    });
  return { datetime, ...Object.fromEntries([...read(labels, textOf), ...read(figures, numberOf)]) };
}
