/** What receipt codes mean: the ones that an emulator needs (Tencent's specification 12.2; L11667-19991). */

/** Counters of failures in CallbackStatusStatistics. */
export type FailureCounter = "InternalErrorCount" | "InvalidNumberCount" | "ShutdownErrorCount" | "BlackListCount" | "FrequencyLimitCount";

interface Cause {
  /** Undefined where no counter is made for it: the message then counts as failed and no more. */
  readonly counter: FailureCounter | undefined;
  readonly description: string;
  readonly codes: readonly string[];
}

/**
 * The document tells neither counters nor texts. A number that is vacant, suspended or switched off, which most codes do not tell
 * apart, counts as the printed example has it: as switched off.
 */
const causes: readonly Cause[] = [
  { counter: undefined, description: "用户短信送达成功", codes: ["DELIVRD"] },
  { counter: "ShutdownErrorCount", description: "空号/停机/关机", codes: ["UNDELIV", "EXPIRED", "MK:0000", "MK:0001", "MK:0024"] },
  { counter: "InvalidNumberCount", description: "空号", codes: ["1", "13", "103", "238", "640", "740", "761", "6010000"] },
  { counter: "InternalErrorCount", description: "运营商网关异常", codes: ["NOROUTE", "UNKNOWN"] },
  { counter: "BlackListCount", description: "运营商免打扰名单", codes: ["BLACK", "MBBLACK", "TUIDING"] },
  { counter: "FrequencyLimitCount", description: "运营商频率限制", codes: ["LIMIT"] },
  { counter: undefined, description: "运营商关键字拦截", codes: ["KEYWORD", "ACCEPTD"] },
  { counter: undefined, description: "运营商网关拦截", codes: ["REJECTD", "REJECT"] },
];

const causeOf = new Map(causes.flatMap((cause) => cause.codes.map((code) => [code, cause] as const)));

export function failureCounterOf(receiptCode: string): FailureCounter | undefined {
  return causeOf.get(receiptCode)?.counter;
}

export function descriptionOf(receiptCode: string): string {
  return causeOf.get(receiptCode)?.description ?? "其他";
}
