import {
  bool,
  computed,
  type Diagnostic,
  defineResource,
  type Known,
  number,
  oneLine,
  type Rule,
  required,
  string,
  type Wanted,
  warning,
} from "../../../schema";
import { words } from "../../shared/objects/words";
import type { BaiduSms } from "../client/client";
import type { Quota, QuotaChange } from "../client/types/management";

const rate = "rate_limit_per_mobile_per_sign_by_";

const attributes = {
  id: computed(string, { doc: "`quota`: an account has one." }),
  quota_per_day: required(number, { doc: "Messages in a calendar day. A change is an application, which Baidu reviews." }),
  quota_per_month: required(number, { doc: "Messages in a calendar month. A change is an application, which Baidu reviews." }),
  rate_limit_per_mobile_per_sign_by_minute: required(number, { doc: "Messages of one signature to one number in a minute." }),
  rate_limit_per_mobile_per_sign_by_hour: required(number, { doc: "Messages of one signature to one number in an hour." }),
  rate_limit_per_mobile_per_sign_by_day: required(number, { doc: "Messages of one signature to one number in a day." }),
  quota_per_day_in_force: computed(number, { doc: "The daily quota that is in force now.", volatile: true }),
  quota_per_month_in_force: computed(number, { doc: "The monthly quota that is in force now.", volatile: true }),
  apply_check_status: computed(string, {
    doc: "How the application for these quotas stands: `PENDING`, `PASS` or `FAILURE`.",
    volatile: true,
  }),
  check_reply: computed(string, { doc: "Why it was refused.", volatile: true }),
  rate_limit_white_list: computed(bool, { doc: "Whether the account is exempt from the rate limits.", volatile: true }),
} as const;

type Wish = Pick<Wanted<typeof attributes>, "quota_per_day" | "quota_per_month">;

const names = [
  "quota_per_day",
  "quota_per_month",
  "rate_limit_per_mobile_per_sign_by_minute",
  "rate_limit_per_mobile_per_sign_by_hour",
  "rate_limit_per_mobile_per_sign_by_day",
] as const;

export const quota = defineResource<BaiduSms>()({
  type: "sms_baidu_quota",
  noun: "quota",
  doc:
    "Quotas and rate limits of the account. Quotas are applied for and reviewed: what is asked for counts as done while it is under review; a refusal is told on " +
    "every plan, and is asked for again only when the wish changes, the resource is replaced on request, or a rate limit changes while nothing is in force yet. " +
    "There is one for an account; deleting it leaves the quotas as they are.",
  attributes,
  isPartOf: "every account",
  title: () => null,
  importId: "the word quota",
  listing: {
    calls: "one: an account has one quota",
    waysLeft: "Every account has one: name it quota.",
    async *pages({ client, signal }) {
      yield [{ importId: "quota", seen: seenIn(await client.getQuota({ signal }), {}) }];
    },
  },
  review: { status: "apply_check_status", words: "check_reply" },
  rules: [
    ...names.map(wholeNumber),
    {
      id: "V42",
      demands: "Rate limits are at most 3 a minute, 10 an hour and 50 a day, unless Baidu has lifted them.",
      looksAt: [`${rate}minute`, `${rate}hour`, `${rate}day`],
      level: "warn",
      source: "Baidu L2041",
      check(values) {
        const ceilings = { minute: 3, hour: 10, day: 50 } as const;
        const over = (["minute", "hour", "day"] as const).filter((span) => Number(values[`${rate}${span}`]) > ceilings[span]);
        if (over.length === 0) return undefined;
        const names = over.map((span) => `${String(values[`${rate}${span}`])} a ${span} (ceiling ${ceilings[span]})`).join(", ");
        return {
          problem: `rate limits over the ceiling: ${names}`,
          fix: "Baidu lifts the ceilings by ticket; without that, set lower values.",
        };
      },
    },
    {
      id: "V43",
      demands: "Limits grow with their period: minute ≤ hour ≤ day, and quota a day ≤ quota a month.",
      looksAt: ["quota_per_day", "quota_per_month", `${rate}minute`, `${rate}hour`, `${rate}day`],
      level: "warn",
      source: "Baidu L6682-6686",
      check(values) {
        const [minute, hour, day] = [`${rate}minute`, `${rate}hour`, `${rate}day`].map((name) =>
          Number(values[name as keyof typeof values]),
        );
        const odd = [
          ...(Number(minute) > Number(hour) || Number(hour) > Number(day)
            ? [`rate limits ${minute} a minute, ${hour} an hour, ${day} a day`]
            : []),
          ...(Number(values.quota_per_day) > Number(values.quota_per_month)
            ? [`quotas ${String(values.quota_per_day)} a day, ${String(values.quota_per_month)} a month`]
            : []),
        ];
        return odd.length > 0 ? { problem: odd.join("; "), fix: "A shorter period does not need more than a longer one." } : undefined;
      },
    },
    {
      id: "V44",
      demands: "Values are 0 or more.",
      looksAt: ["quota_per_day", "quota_per_month", `${rate}minute`, `${rate}hour`, `${rate}day`],
      level: "warn",
      source: "Baidu's specification 6.16",
      check(values) {
        const below = names.filter((name) => Number(values[name]) < 0);
        return below.length > 0
          ? { problem: `below zero: ${below.join(", ")}`, fix: "Baidu's document gives no meaning to values below zero." }
          : undefined;
      },
    },
  ] satisfies Rule<typeof attributes>[],
  removalNotice: "Baidu has no call that takes a quota back: quotas and rate limits stay as they are.",
  readDiagnostics,

  async read({ client, signal }, _id, prior) {
    return seenIn(await client.getQuota({ signal }), prior);
  },
  creation: {
    by: "repetition",
    async create({ client, signal }, wanted) {
      const before = await client.getQuota({ signal });
      // What is so already, or is being asked for, is taken over as it is.
      const settled = isInForce(before, wanted) || (isAppliedFor(before, wanted) && before.applyCheckStatus === "PENDING");
      if (!settled || !hasRateLimits(before, wanted))
        await client.modifyQuota(changeOf(settled ? unchanged(before, wanted) : wanted, wanted), { signal });
      return { seen: { id: "quota", ...seenAfter(await client.getQuota({ signal }), wanted) } };
    },
  },
  async update({ client, signal }, _id, wanted, prior) {
    const before = await client.getQuota({ signal });
    // A wish that is under review or was refused is not asked for again, as long as there are other quotas to send.
    const sameWish = wanted.quota_per_day === prior.quota_per_day && wanted.quota_per_month === prior.quota_per_month;
    await client.modifyQuota(changeOf(sameWish ? unchanged(before, wanted) : wanted, wanted), { signal });
    return seenAfter(await client.getQuota({ signal }), wanted, sameWish ? prior : undefined);
  },
  async delete() {
    // There is nothing to send.
  },
});

type Prior = Partial<Known<typeof attributes>>;
type Seen = Pick<
  Known<typeof attributes>,
  | "quota_per_day"
  | "quota_per_month"
  | "quota_per_day_in_force"
  | "quota_per_month_in_force"
  | "apply_check_status"
  | "check_reply"
  | "rate_limit_white_list"
>;

/** What a quota answers, told as the wish that it stands for: that of the configuration as long as it is under review or was refused. */
function seenIn(found: Quota, prior: Prior) {
  const wish =
    prior.quota_per_day == null || prior.quota_per_month == null
      ? undefined
      : { quota_per_day: prior.quota_per_day, quota_per_month: prior.quota_per_month };
  return { id: "quota", ...rateLimitsSeen(found, prior), ...(wish ? seenAfter(found, wish, prior) : foreign(found)) };
}

function seenAfter(found: Quota, wish: Wish, prior: Prior = {}): Seen {
  const common = {
    quota_per_day_in_force: found.quotaPerDay,
    quota_per_month_in_force: found.quotaPerMonth,
    rate_limit_white_list: found.rateLimitWhiteList ?? null,
  };
  const told = { apply_check_status: found.applyCheckStatus ?? null, check_reply: words(found.checkReply) };
  const kept = { quota_per_day: wish.quota_per_day, quota_per_month: wish.quota_per_month };
  if (isInForce(found, wish)) return { ...common, ...kept, apply_check_status: "PASS", check_reply: null };
  const open = found.applyCheckStatus === "PENDING" || found.applyCheckStatus === "FAILURE";
  if (isAppliedFor(found, wish) && open) return { ...common, ...kept, ...told };
  // Sending rate limits alone has replaced the latest application by one for what is in force: the refusal still stands.
  const refused = prior.apply_check_status === "FAILURE" && !isNothing(inForce(found)) && isAppliedFor(found, inForce(found));
  if (refused) return { ...common, ...kept, apply_check_status: "FAILURE", check_reply: prior.check_reply ?? null };
  return foreign(found);
}

/** Quotas that nobody here asked for, those applied for or else those in force, told as they will be when they are recorded as a wish. */
function foreign(found: Quota): Seen {
  const { applyCheckStatus, applyQuotaPerDay, applyQuotaPerMonth } = found;
  const isOpen = applyCheckStatus === "PENDING" && applyQuotaPerDay !== undefined && applyQuotaPerMonth !== undefined;
  return seenAfter(found, isOpen ? { quota_per_day: applyQuotaPerDay, quota_per_month: applyQuotaPerMonth } : inForce(found));
}

/** Rate limits may be reviewed together with quotas (Baidu G-26): while an application is open, what was asked for counts. */
function rateLimitsSeen(found: Quota, prior: Prior) {
  const inForce = rateLimitsOf(found);
  if (found.applyCheckStatus !== "PENDING") return inForce;
  return {
    rate_limit_per_mobile_per_sign_by_minute:
      prior.rate_limit_per_mobile_per_sign_by_minute ?? inForce.rate_limit_per_mobile_per_sign_by_minute,
    rate_limit_per_mobile_per_sign_by_hour: prior.rate_limit_per_mobile_per_sign_by_hour ?? inForce.rate_limit_per_mobile_per_sign_by_hour,
    rate_limit_per_mobile_per_sign_by_day: prior.rate_limit_per_mobile_per_sign_by_day ?? inForce.rate_limit_per_mobile_per_sign_by_day,
  };
}

function rateLimitsOf(found: Quota) {
  return {
    rate_limit_per_mobile_per_sign_by_minute: found.rateLimitPerMobilePerSignByMinute,
    rate_limit_per_mobile_per_sign_by_hour: found.rateLimitPerMobilePerSignByHour,
    rate_limit_per_mobile_per_sign_by_day: found.rateLimitPerMobilePerSignByDay,
  };
}

type RateLimits = ReturnType<typeof rateLimitsOf>;

function hasRateLimits(found: Quota, wanted: RateLimits): boolean {
  const limits = rateLimitsOf(found);
  return (Object.keys(limits) as (keyof RateLimits)[]).every((name) => limits[name] === wanted[name]);
}

/** Everything reads 0 until a signature is approved (Baidu L9723-9726): what was granted counts meanwhile. */
function inForce(found: Quota): Wish {
  const { quotaPerDay, quotaPerMonth, applyQuotaPerDay, applyQuotaPerMonth, applyCheckStatus } = found;
  const read = { quota_per_day: quotaPerDay, quota_per_month: quotaPerMonth };
  if (!isNothing(read) || applyCheckStatus !== "PASS" || applyQuotaPerDay === undefined || applyQuotaPerMonth === undefined) return read;
  return { quota_per_day: applyQuotaPerDay, quota_per_month: applyQuotaPerMonth };
}

function isNothing(wish: Wish): boolean {
  return wish.quota_per_day === 0 && wish.quota_per_month === 0;
}

/** The quotas that go with new rate limits. Where none was ever in force, nothing but the wish itself leaves the wish as it is. */
function unchanged(found: Quota, wish: Wish): Wish {
  return isNothing(inForce(found)) ? wish : inForce(found);
}

function isInForce(found: Quota, wish: Wish): boolean {
  const { quota_per_day, quota_per_month } = inForce(found);
  return quota_per_day === wish.quota_per_day && quota_per_month === wish.quota_per_month;
}

function isAppliedFor(found: Quota, wish: Wish): boolean {
  return found.applyQuotaPerDay === wish.quota_per_day && found.applyQuotaPerMonth === wish.quota_per_month;
}

/** There is no partial change: all five values are sent (Baidu's specification 6.16). */
function changeOf(wish: Wish, limits: RateLimits): QuotaChange {
  return {
    quotaPerDay: wish.quota_per_day,
    quotaPerMonth: wish.quota_per_month,
    rateLimitPerMobilePerSignByMinute: limits.rate_limit_per_mobile_per_sign_by_minute,
    rateLimitPerMobilePerSignByHour: limits.rate_limit_per_mobile_per_sign_by_hour,
    rateLimitPerMobilePerSignByDay: limits.rate_limit_per_mobile_per_sign_by_day,
  };
}

function wholeNumber(name: (typeof names)[number]): Rule<typeof attributes> {
  return {
    id: "V41",
    demands: "Quotas and rate limits are whole numbers.",
    looksAt: [name],
    level: "error",
    source: "Baidu's specification 6.16",
    check({ [name]: value }) {
      if (typeof value !== "number" || Number.isSafeInteger(value)) return undefined;
      return { problem: `${name} must be a whole number`, fix: `${value} is none.` };
    },
  };
}

function readDiagnostics(values: Known<typeof attributes>): Diagnostic[] {
  const { quota_per_day: day, quota_per_month: month, quota_per_day_in_force: dayInForce, quota_per_month_in_force: monthInForce } = values;
  if (values.apply_check_status !== "FAILURE" || (dayInForce === day && monthInForce === month)) return [];
  const again = "change the wish, or replace the resource on request (-replace) to ask once more";
  return [
    warning(
      `Quota of ${day} a day and ${month} a month was refused${values.check_reply === null ? "" : `: ${oneLine(values.check_reply)}`}`,
      isNothing({ quota_per_day: dayInForce ?? 0, quota_per_month: monthInForce ?? 0 })
        ? `Nothing is in force: everything reads 0 until a signature is approved. It is not asked for again by itself: ${again}. ` +
            "A change of the rate limits asks for it as well, because Baidu takes them only together with quotas."
        : `In force are ${dayInForce} a day and ${monthInForce} a month. It is not asked for again by itself: ${again}.`,
    ),
  ];
}
