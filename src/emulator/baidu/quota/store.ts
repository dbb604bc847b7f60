/** Quotas and rate limits of each account, with the latest application for other quotas (Baidu's specification 6.15 and 8.5). */
import { z } from "zod";
import { quotaApplicationStatuses } from "../../../clouds/baidu/client/enumerations";
import { settle } from "../../review/review";
import { createSettings } from "../../stores/settings";
import type { Kept, Store } from "../../stores/store";

/** -1 is no limit. */
const limit = z.int().min(-1);

const quotas = { quotaPerDay: limit, quotaPerMonth: limit };

export const rateLimitsSchema = z.strictObject({
  rateLimitPerMobilePerSignByMinute: limit,
  rateLimitPerMobilePerSignByHour: limit,
  rateLimitPerMobilePerSignByDay: limit,
});

const status = z.enum(quotaApplicationStatuses);

const submissionSchema = z.strictObject({
  ...quotas,
  /** Rate limits that wait for the same decision. */
  rateLimits: rateLimitsSchema.nullable().default(null),
  status,
  review: z.string().default(""),
  steps: z.array(z.strictObject({ at: z.number(), status, review: z.string() })).default([]),
});

/** What the console can set. */
export const quotaFieldsSchema = z.strictObject({
  ...quotas,
  ...rateLimitsSchema.shape,
  /** The account is exempt from rate limits. */
  rateLimitWhiteList: z.boolean(),
  /** Numbers that are exempt: mainland numbers as 11 digits, others in E.164. */
  whiteListedNumbers: z.array(z.string()),
});

/** What is in force, and what was last applied for. */
export const quotaSchema = quotaFieldsSchema.extend({ submission: submissionSchema.nullable() });

export type Quotas = Readonly<Record<keyof typeof quotas, number>>;
export type RateLimits = z.infer<typeof rateLimitsSchema>;
export type QuotaApplication = z.infer<typeof submissionSchema>;
export type Quota = z.infer<typeof quotaSchema>;

/**
 * An account as it begins. Rate limits are the documented defaults (Baidu L505-526); for the quotas the document has no number,
 * these are the ones of its example (Baidu L6711-6712).
 */
export const initialQuota: Quota = {
  quotaPerDay: 100,
  quotaPerMonth: 1000,
  rateLimitPerMobilePerSignByMinute: 3,
  rateLimitPerMobilePerSignByHour: 10,
  rateLimitPerMobilePerSignByDay: 50,
  rateLimitWhiteList: false,
  whiteListedNumbers: [],
  submission: null,
};

export interface QuotaStore extends Store {
  readonly kept: Kept;
  /** The account's quota after the review steps that are due. */
  of(account: string, now: number): Quota;
  set(account: string, quota: Quota): void;
  /** Back to {@link initialQuota}. */
  forget(account: string): void;
  /** Accounts that differ from {@link initialQuota} or once did. */
  accounts(): string[];
}

export function createQuotaStore(): QuotaStore {
  const quotas = createSettings({ schema: quotaSchema, initial: () => initialQuota });
  return {
    ...quotas,
    of: (account, now) => {
      const quota = quotas.of(account);
      if (quota === initialQuota) return initialQuota;
      const settled = afterReview(quota, now);
      quotas.set(account, settled);
      return settled;
    },
    accounts: () => quotas.list().map(([account]) => account),
  };
}

/** Takes the steps of the review that are due; what passes comes into force. */
function afterReview(quota: Quota, now: number): Quota {
  if (quota.submission?.status !== "PENDING") return quota;
  const submission = { ...quota.submission, steps: [...quota.submission.steps] };
  settle(submission, now);
  return decided(quota, submission);
}

/** The quota with an application in place of the former one; one that has passed comes into force. */
export function decided(quota: Quota, submission: QuotaApplication): Quota {
  if (submission.status !== "PASS") return { ...quota, submission };
  const { quotaPerDay, quotaPerMonth, rateLimits } = submission;
  return { ...quota, quotaPerDay, quotaPerMonth, ...rateLimits, submission: { ...submission, rateLimits: null } };
}
