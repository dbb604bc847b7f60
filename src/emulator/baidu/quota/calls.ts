/** The quota calls (Baidu's specification 6.15 and 6.16). */
import { z } from "zod";
import type { QuotaApplicationStatus } from "../../../clouds/baidu/client/enumerations";
import { type ReviewPath, reviewSteps } from "../../review/review";
import { Refusal } from "../../server/refusal";
import { readFields, readJson } from "../calls/body";
import { jsonAnswer, refusal, voidAnswer } from "../calls/envelope";
import { readQuery } from "../calls/query";
import type { Traffic } from "../send/traffic";
import type { Context, Handler } from "../submissions/calls";
import type { SignatureFields } from "../submissions/signatures";
import type { Store } from "../submissions/store";
import { decided, type Quota, type QuotaApplication, type QuotaStore, type Quotas, rateLimitsSchema } from "./store";

/** What the console allows (Baidu L2041). */
const ceilings = {
  rateLimitPerMobilePerSignByMinute: 3,
  rateLimitPerMobilePerSignByHour: 10,
  rateLimitPerMobilePerSignByDay: 50,
} as const;

const reviewPath: ReviewPath<QuotaApplicationStatus> = { approval: ["PASS"], approvalReply: "", rejection: "FAILURE" };

const modifySchema = z.object({ quotaPerDay: z.int(), quotaPerMonth: z.int() });
const rateLimitFields = z.object(rateLimitsSchema.shape);
const querySchema = z.object({ userQuery: z.string({ error: "required, without a value" }) });

export type QuotaCalls = Readonly<Record<"get" | "modify", Handler>>;

export function createQuotaCalls(
  store: QuotaStore,
  signatures: Store<SignatureFields>,
  traffic: Traffic,
  { world, switches }: Context,
): QuotaCalls {
  const get: Handler = (request, account) => {
    readQuery(querySchema, request);
    const now = world.clock.now();
    const quota = store.of(account, now);
    // Everything reads 0 until the account's first signature has passed (Baidu L9723-9726).
    const { quotaPerDay, quotaPerMonth } = signatures.everReady(account, now) ? quota : { quotaPerDay: 0, quotaPerMonth: 0 };
    const { today, thisMonth } = traffic.sent(account, now);
    const { rateLimitPerMobilePerSignByMinute, rateLimitPerMobilePerSignByHour, rateLimitPerMobilePerSignByDay } = quota;
    return jsonAnswer(world, {
      quotaPerDay,
      quotaPerMonth,
      quotaRemainToday: remaining(quotaPerDay, today),
      quotaRemainThisMonth: remaining(quotaPerMonth, thisMonth),
      ...shownSubmission(quota.submission),
      rateLimitPerMobilePerSignByMinute,
      rateLimitPerMobilePerSignByHour,
      rateLimitPerMobilePerSignByDay,
      [switches.get("baidu.rate-limit-white-list")]: quota.rateLimitWhiteList,
    });
  };

  const shownSubmission = (submission: QuotaApplication | null): Record<string, unknown> => {
    if (submission !== null) {
      return {
        applyQuotaPerDay: submission.quotaPerDay,
        applyQuotaPerMonth: submission.quotaPerMonth,
        applyCheckStatus: submission.status,
        ...shownReply(submission.review),
      };
    }
    const shown = {
      absent: {},
      empty: { applyQuotaPerDay: 0, applyQuotaPerMonth: 0, applyCheckStatus: "", checkReply: "" },
      null: { applyQuotaPerDay: null, applyQuotaPerMonth: null, applyCheckStatus: null, checkReply: null },
    };
    return shown[switches.get("baidu.quota-nothing-applied")];
  };

  const shownReply = (checkReply: string): { checkReply?: string | null } => {
    if (checkReply !== "") return { checkReply };
    return { empty: { checkReply: "" }, null: { checkReply: null }, absent: {} }[switches.get("baidu.empty-review")];
  };

  const modify: Handler = (request, account) => {
    const body = readJson(request);
    const wanted = readFields(modifySchema, body);
    const rateLimits = readFields(rateLimitFields, body);
    checkValues({ ...wanted, ...rateLimits });
    const now = world.clock.now();
    const quota = store.of(account, now);
    const wait = switches.get("baidu.quota-rate-limits") === "reviewed";
    const sameLimits = Object.entries(rateLimits).every(([name, value]) => quota[name as keyof typeof rateLimits] === value);
    const needed = !sameQuotas(wanted, quota) || switches.get("baidu.quota-unchanged") === "application" || (wait && !sameLimits);
    if (needed && quota.submission?.status === "PENDING" && switches.get("baidu.quota-pending-put") === "refused") {
      if (!sameQuotas(wanted, quota.submission)) {
        throw new Refusal(409, "QuotaApplicationPending", "An application for other quotas is under review; wait for its decision.");
      }
    }
    const changed = wait ? quota : { ...quota, ...rateLimits };
    if (!needed) store.set(account, changed);
    else {
      const submission: QuotaApplication = { ...wanted, rateLimits: wait ? rateLimits : null, status: "PENDING", review: "", steps: [] };
      store.set(account, decided(changed, submitted(submission, quota, now)));
    }
    return voidAnswer(world);
  };

  const submitted = (submission: QuotaApplication, inForce: Quota, now: number): QuotaApplication => {
    const raises = exceeds(submission.quotaPerDay, inForce.quotaPerDay) || exceeds(submission.quotaPerMonth, inForce.quotaPerMonth);
    if (!raises && switches.get("baidu.quota-lower") === "immediate") return { ...submission, status: "PASS" };
    return { ...submission, steps: reviewSteps(world.review, now, reviewPath) };
  };

  const checkValues = (values: Readonly<Record<string, number>>): void => {
    const lowest = switches.get("baidu.minus-one") === "unlimited" ? -1 : 0;
    for (const [name, value] of Object.entries(values)) {
      if (value < lowest) throw refusal("InappropriateJSON", `${name}: ${value} is less than ${lowest}.`);
    }
    if (switches.get("baidu.rate-limit-ceilings") === "accept") return;
    for (const [name, ceiling] of Object.entries(ceilings)) {
      const value = values[name] ?? 0;
      if (exceeds(value, ceiling)) throw refusal("InappropriateJSON", `${name}: ${value} is more than the allowed ${ceiling}.`);
    }
  };

  return { get, modify };
}

function remaining(quota: number, used: number): number {
  return quota === -1 ? -1 : Math.max(0, quota - used);
}

function sameQuotas(one: Quotas, other: Quotas): boolean {
  return one.quotaPerDay === other.quotaPerDay && one.quotaPerMonth === other.quotaPerMonth;
}

/** Whether one limit allows more than the other; -1 allows anything. */
function exceeds(limit: number, other: number): boolean {
  return other !== -1 && (limit === -1 || limit > other);
}
