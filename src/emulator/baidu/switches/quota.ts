/** Open points of quotas and of the limits per recipient (Baidu's specification 6.15, 6.16, 8.4, 8.5 and 14). */
import type { SwitchCatalogue } from "../../world/switches";

export const quotaSwitches = {
  "baidu.quota-rate-limits": {
    values: ["immediate", "reviewed"],
    default: "immediate",
    meaning: "When the rate limits of a PUT come into force: at once, or with the quotas when these pass review.",
    gap: "G-26",
  },
  "baidu.quota-lower": {
    values: ["reviewed", "immediate"],
    default: "reviewed",
    meaning: "A PUT that raises no quota: reviewed like any other, or in force at once with status PASS.",
    gap: "G-26",
  },
  "baidu.quota-unchanged": {
    values: ["no-application", "application"],
    default: "no-application",
    meaning: "A PUT with the quotas in force: leaves the latest application as it is, or is an application like any other.",
    gap: "G-26",
  },
  "baidu.quota-pending-put": {
    values: ["replaces", "refused"],
    default: "replaces",
    meaning: "A PUT with other quotas while an application is under review: takes its place, or is a 409.",
    gap: "G-26",
  },
  "baidu.quota-nothing-applied": {
    values: ["absent", "empty", "null"],
    default: "absent",
    meaning: "How GET shows the four fields of the latest application when there is none; empty means 0 and empty text.",
    gap: "section 6.15",
  },
  "baidu.rate-limit-white-list": {
    values: ["rateLimitWhiteList", "rateLimitWhitelist"],
    default: "rateLimitWhiteList",
    meaning: "Spelling of the field that tells whether the account is exempt from rate limits: the document's or the SDKs'.",
    gap: "G-24",
  },
  "baidu.rate-limit-ceilings": {
    values: ["accept", "refuse"],
    default: "accept",
    meaning: "Rate limits over the console's ceilings of 3 a minute, 10 an hour and 50 a day: accepted, or a 400.",
    gap: "G-33",
  },
  "baidu.minus-one": {
    values: ["unlimited", "refuse"],
    default: "unlimited",
    meaning: "The value -1 for a quota or rate limit: no limit, as in vendor SDKs, or a 400.",
    gap: "section 8.5",
  },
  "baidu.rate-limit-day": {
    values: ["calendar", "24-hours"],
    default: "calendar",
    meaning: "Window of the daily rate limit: the calendar day, or the last 24 hours.",
    gap: "G-34",
  },
  "baidu.rate-limit-windows": {
    values: ["sliding", "clock"],
    default: "sliding",
    meaning: "Windows of the other two rate limits: the last 60 seconds and 60 minutes, or the minute and the hour of the clock.",
    gap: "G-34",
  },
  "baidu.rate-limit-classes": {
    values: ["together", "separate", "marketing-too"],
    default: "together",
    meaning:
      "What rate limits count: verification codes and notices together; each of the two for itself; or marketing with them. Marketing is otherwise free of limits.",
    gap: "G-63",
  },
} as const satisfies SwitchCatalogue;
