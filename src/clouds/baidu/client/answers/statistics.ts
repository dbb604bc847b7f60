// Baidu: specification 6.17 and 6.18; L6971-7116; L1723.
/** What the two statistics answer. Counts by period are of segments, after long messages were split. */
import { each, filled, lenient, list, number, object, scalar, word } from "../../../shared/client/decoding";

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

export const statisticsRow = object(
  {
    /** The period: `yyyy-MM-dd` for `day`, `yyyy-MM` for `month`. */
    datetime: word,
    ...each(labels, lenient(word)),
    ...each(figures, lenient(number)),
  },
  // The table of the document has one name, its example the other (Baidu G-28).
  { countryAlpha2Code: "countryAlphaCode" },
);
// One name in the example, the other in the table (Baidu G-28).
export const businessStatistics = object({ statisticsResults: list(statisticsRow) }, { statisticsResults: "data" });

export const templateTotals = object({
  submitTotal: number,
  deliverTotal: number,
  pageNo: lenient(number),
  pageSize: lenient(number),
  items: list(object({ templateId: filled, submitCount: number, deliverCount: number }), "empty"),
});
export const templateStatistics = object({
  // Failures have been told apart before, with all others.
  status: scalar("0", (value) => (number(value) === 0 ? 0 : undefined)),
  // A list by the table of the document, an object by its example (Baidu G-28).
  data: (value) => templateTotals(Array.isArray(value) ? value[0] : value),
});
