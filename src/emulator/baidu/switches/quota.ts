/** Open points of quotas and of the limits per recipient (Baidu's specification 6.15, 6.16, 8.4, 8.5 and 14). */
import type { SwitchCatalogue } from "../../world/switches";

export const quotaSwitches = {
  "baidu.quota-rate-limits": {
    values: ["immediate", "reviewed"],
    default: "immediate",
    meaning: "When the rate limits of a PUT come into force: at once, or with the quotas when these pass review.",
    zh: "PUT 里的频次限制何时生效：立即，或随配额一起在审核通过后生效。",
    gap: "G-26",
  },
  "baidu.quota-lower": {
    values: ["reviewed", "immediate"],
    default: "reviewed",
    meaning: "A PUT that raises no quota: reviewed like any other, or in force at once with status PASS.",
    zh: "没有调高任何配额的 PUT：和其他申请一样审核，或立即生效，状态为 PASS。",
    gap: "G-26",
  },
  "baidu.quota-unchanged": {
    values: ["no-application", "application"],
    default: "no-application",
    meaning: "A PUT with the quotas in force: leaves the latest application as it is, or is an application like any other.",
    zh: "PUT 的配额与生效中的相同：最近一次申请不变，或和其他申请一样处理。",
    gap: "G-26",
  },
  "baidu.quota-pending-put": {
    values: ["replaces", "refused"],
    default: "replaces",
    meaning: "A PUT with other quotas while an application is under review: takes its place, or is a 409.",
    zh: "审核中又 PUT 别的配额：取代原来的申请，或返回 409。",
    gap: "G-26",
  },
  "baidu.quota-nothing-applied": {
    values: ["absent", "empty", "null"],
    default: "absent",
    meaning: "How GET shows the four fields of the latest application when there is none; empty means 0 and empty text.",
    zh: "从未申请过时，GET 怎样显示最近一次申请的四个字段；empty 指 0 和空文本。",
    gap: "section 6.15",
  },
  "baidu.rate-limit-white-list": {
    values: ["rateLimitWhiteList", "rateLimitWhitelist"],
    default: "rateLimitWhiteList",
    meaning: "Spelling of the field that tells whether the account is exempt from rate limits: the document's or the SDKs'.",
    zh: "表示账号是否免除频次限制的字段怎样拼写：按文档，或按 SDK。",
    gap: "G-24",
  },
  "baidu.rate-limit-ceilings": {
    values: ["accept", "refuse"],
    default: "accept",
    meaning: "Rate limits over the console's ceilings of 3 a minute, 10 an hour and 50 a day: accepted, or a 400.",
    zh: "频次限制超过控制台的上限（每分钟 3 条、每小时 10 条、每天 50 条）：接受，或返回 400。",
    gap: "G-33",
  },
  "baidu.minus-one": {
    values: ["unlimited", "refuse"],
    default: "unlimited",
    meaning: "The value -1 for a quota or rate limit: no limit, as in vendor SDKs, or a 400.",
    zh: "配额或频次限制为 -1：和官方 SDK 一样表示不限，或返回 400。",
    gap: "section 8.5",
  },
  "baidu.rate-limit-day": {
    values: ["calendar", "24-hours"],
    default: "calendar",
    meaning: "Window of the daily rate limit: the calendar day, or the last 24 hours.",
    zh: "每天频次限制的时间窗：自然日，或最近 24 小时。",
    gap: "G-34",
  },
  "baidu.rate-limit-windows": {
    values: ["sliding", "clock"],
    default: "sliding",
    meaning: "Windows of the other two rate limits: the last 60 seconds and 60 minutes, or the minute and the hour of the clock.",
    zh: "另外两种频次限制的时间窗：最近 60 秒和 60 分钟，或自然的分钟和小时。",
    gap: "G-34",
  },
  "baidu.rate-limit-classes": {
    values: ["together", "separate", "marketing-too"],
    default: "together",
    meaning:
      "What rate limits count: verification codes and notices together; each of the two for itself; or marketing with them. Marketing is otherwise free of limits.",
    zh: "频次限制的统计范围：验证码和通知合计；两者各自计算；或连营销一起。其他情况下营销不受限。",
    gap: "G-63",
  },
} as const satisfies SwitchCatalogue;
