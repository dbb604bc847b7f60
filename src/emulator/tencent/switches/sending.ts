/** Open points of sending, receipts, statistics and numbers (Tencent's specification 10.9 to 10.18, 13 and 19). */
import type { SwitchCatalogue } from "../../world/switches";

export const sendingSwitches = {
  "tencent.send-failures": {
    values: ["mixed", "in-set"],
    default: "mixed",
    meaning:
      "Where SendSms tells what concerns all numbers, such as a template that is not approved: as the error of the response, or for each number in the set.",
    gap: "19.1 no. 11",
  },
  "tencent.duplicate-numbers": {
    values: ["each", "once"],
    default: "each",
    meaning: "A number that occurs several times in one SendSms: a message for each time, or one message.",
    gap: "19.1 no. 11",
  },
  "tencent.unapproved-template": {
    values: ["FailedOperation.TemplateUnapprovedOrNotExist", "FailedOperation.TemplateIncorrectOrUnapproved"],
    default: "FailedOperation.TemplateUnapprovedOrNotExist",
    meaning: "Code for sending with a template that is not approved.",
    gap: "19.2 no. 20",
  },
  "tencent.time-zone": {
    values: ["Asia/Shanghai", "UTC"],
    default: "Asia/Shanghai",
    meaning: "Zone of the hours of statistics, of the times in callbacks, of the days that limits count and of the hours for marketing.",
    gap: "19.1 no. 13",
  },
  "tencent.pull": {
    values: ["once", "repeated"],
    default: "once",
    meaning: "Whether pulling the receipts or replies of an application takes them away.",
    gap: "19.1 no. 12",
  },
  "tencent.pull-and-callback": {
    values: ["both", "callback-only"],
    default: "both",
    meaning: "Whether what is pushed to a callback can be pulled, too.",
    gap: "19.1 no. 12",
  },
  "tencent.callback-retry": {
    values: ["immediate", "minute"],
    default: "immediate",
    meaning: "When a failed push is repeated: at once, or after a minute.",
    gap: "19.1 no. 14",
  },
  "tencent.reply-retries": {
    values: ["2", "0"],
    default: "2",
    meaning: "How often the push of a reply is repeated; for receipts the document says twice.",
    gap: "19.1 no. 14",
  },
  "tencent.statistics-end": {
    values: ["included", "excluded"],
    default: "included",
    meaning: "Whether statistics count the hour that EndTime names.",
    gap: "section 10.14",
  },
  "tencent.unparsable-number": {
    values: ["in-set", "refuse"],
    default: "in-set",
    meaning: "A number that cannot be parsed, in DescribePhoneNumberInfo: told in its entry, or PhoneNumberParseFail for the request.",
    gap: "19.1 no. 15",
  },
  "tencent.conversion-code": {
    values: ["OK", "ok"],
    default: "OK",
    meaning: "How ReportConversion tells success: OK with success as in the example, or ok with report success as in the structure.",
    gap: "19.2 no. 2",
  },
} as const satisfies SwitchCatalogue;
