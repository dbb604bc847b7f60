/** The business statistics' causes of failure, by receipt code (Baidu's specification 6.18; codes: L3416-5259). */

export const failureCauses = [
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

export type FailureCause = (typeof failureCauses)[number];

/**
 * The document does not say which code counts where. Ours follows the meaning of the codes for the platform's own and for the
 * carriers' plain "no such number" and "switched off"; every other code of a carrier is a failure of the carrier.
 */
const causes: Readonly<Partial<Record<FailureCause, readonly string[]>>> = {
  notExistCount: ["B:00010", "BV:00001", "M:00187", "M:00237", "U:00006", "T:00125", "T:00126"],
  signatureOrTemplateCount: ["B:00007", "B:00008", "B:00009"],
  overclockingCount: ["B:00028"],
  blacklistCount: ["B:00012", "B:00033", "B:00034", "B:00035", "B:00036", "B:00037", "B:00038"],
  routeErrorCount: ["B:00031", "B:00032"],
  parameterErrorCount: ["B:00001", "B:00004", "B:00005", "B:00014", "B:00015"],
  illegalWordCount: ["B:00003", "B:00011", "B:00013", "B:00029", "B:00030"],
  anomalyCount: ["M:00163", "U:00004", "U:00011", "T:00005", "T:00028", "T:00111", "T:00112"],
  unknownErrorCount: ["UNKNOWN"],
};

const causeOf = new Map(failureCauses.flatMap((cause) => (causes[cause] ?? []).map((code) => [code, cause] as const)));

export function failureCause(receiptCode: string): FailureCause {
  return causeOf.get(receiptCode) ?? (/^[MUT]:/.test(receiptCode) ? "issueFailureCount" : "otherErrorCount");
}
