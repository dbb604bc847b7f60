// Tencent: specification 2, L345-433.
/**
 * The calls, how often the platform takes each, and whether it may be sent again after a
 * lost answer. None carries a token by which the platform could tell a repeat.
 */
import type { CallLimit } from "../../../http/limits/limits";

interface Call {
  readonly perSecond: number;
  /** True when a second effect is the same as none. */
  readonly repeatable: boolean;
  /** True for calls without any effect. */
  readonly reads?: true;
  readonly sends?: true;
}

export const calls = {
  // A second message, signature or template is one too many.
  SendSms: { perSecond: 3000, repeatable: false, sends: true },
  AddSmsSign: { perSecond: 1, repeatable: false },
  AddSmsTemplate: { perSecond: 2, repeatable: false },
  // A change is always the whole object, and what is gone stays gone.
  ModifySmsSign: { perSecond: 1, repeatable: true },
  ModifySmsTemplate: { perSecond: 20, repeatable: true },
  DeleteSmsSign: { perSecond: 1, repeatable: true },
  DeleteSmsTemplate: { perSecond: 1, repeatable: true },
  DescribeSmsSignList: { perSecond: 20, repeatable: true, reads: true },
  DescribeSmsTemplateList: { perSecond: 20, repeatable: true, reads: true },
  // What was pulled is not given again: a repeat would hide that the rows of a lost answer are gone.
  PullSmsSendStatus: { perSecond: 100, repeatable: false },
  PullSmsReplyStatus: { perSecond: 100, repeatable: false },
  PullSmsSendStatusByPhoneNumber: { perSecond: 20, repeatable: true, reads: true },
  PullSmsReplyStatusByPhoneNumber: { perSecond: 20, repeatable: true, reads: true },
  SendStatusStatistics: { perSecond: 10, repeatable: true, reads: true },
  CallbackStatusStatistics: { perSecond: 10, repeatable: true, reads: true },
  SmsPackagesStatistics: { perSecond: 10, repeatable: true, reads: true },
  DescribePhoneNumberInfo: { perSecond: 1000, repeatable: true, reads: true },
  // Whether a conversion that is reported twice counts twice is not documented.
  ReportConversion: { perSecond: 1000, repeatable: false },
} as const satisfies Record<string, Call>;

export type CallName = keyof typeof calls;

// Tencent: L433.
/** Counted for each call, region and sub-account. */
export const limits: Readonly<Record<string, CallLimit>> = Object.fromEntries(
  Object.entries(calls).map(([name, { perSecond }]) => [name, { calls: perSecond, perMs: 1000 }]),
);

/** Whether a call sends a message. */
export function sends(call: CallName): boolean {
  const { sends }: Call = calls[call];
  return sends === true;
}

/** Whether a call may change something, or take something away. */
export function changes(call: CallName): boolean {
  const { reads }: Call = calls[call];
  return !reads;
}
