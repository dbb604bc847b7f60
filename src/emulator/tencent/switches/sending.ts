/** Open points of sending, receipts, statistics and numbers (Tencent's specification 10.9 to 10.18, 13 and 19). */
import type { SwitchCatalogue } from "../../world/switches";

export const sendingSwitches = {
  "tencent.send-failures": {
    values: ["mixed", "in-set"],
    default: "mixed",
    meaning:
      "Where SendSms tells what concerns all numbers, such as a template that is not approved: as the error of the response, or for each number in the set.",
    zh: "与所有号码有关的问题（如模板未通过审核），SendSms 在哪里告知：作为响应的错误，或在集合里逐个号码告知。",
    gap: "19.1 no. 11",
  },
  "tencent.duplicate-numbers": {
    values: ["each", "once"],
    default: "each",
    meaning: "A number that occurs several times in one SendSms: a message for each time, or one message.",
    zh: "一次 SendSms 里重复出现的号码：出现几次发几条，或只发一条。",
    gap: "19.1 no. 11",
  },
  "tencent.unapproved-template": {
    values: ["FailedOperation.TemplateUnapprovedOrNotExist", "FailedOperation.TemplateIncorrectOrUnapproved"],
    default: "FailedOperation.TemplateUnapprovedOrNotExist",
    meaning: "Code for sending with a template that is not approved.",
    zh: "用未通过审核的模板发送时的错误码。",
    gap: "19.2 no. 20",
  },
  "tencent.time-zone": {
    values: ["Asia/Shanghai", "UTC"],
    default: "Asia/Shanghai",
    meaning: "Zone of the hours of statistics, of the times in callbacks, of the days that limits count and of the hours for marketing.",
    zh: "统计的小时、回调里的时间、按天的限制和营销时段的时区。",
    gap: "19.1 no. 13",
  },
  "tencent.pull": {
    values: ["once", "repeated"],
    default: "once",
    meaning: "Whether pulling the receipts or replies of an application takes them away.",
    zh: "拉取应用的状态报告或回复后，是否就取走了。",
    gap: "19.1 no. 12",
  },
  "tencent.pull-and-callback": {
    values: ["both", "callback-only"],
    default: "both",
    meaning: "Whether what is pushed to a callback can be pulled, too.",
    zh: "已推送给回调的，是否还能拉取。",
    gap: "19.1 no. 12",
  },
  "tencent.callback-retry": {
    values: ["immediate", "minute"],
    default: "immediate",
    meaning: "When a failed push is repeated: at once, or after a minute.",
    zh: "推送失败后何时重试：立即，或一分钟后。",
    gap: "19.1 no. 14",
  },
  "tencent.reply-retries": {
    values: ["2", "0"],
    default: "2",
    meaning: "How often the push of a reply is repeated; for receipts the document says twice.",
    zh: "回复的推送重试几次；状态报告按文档是两次。",
    gap: "19.1 no. 14",
  },
  "tencent.statistics-end": {
    values: ["included", "excluded"],
    default: "included",
    meaning: "Whether statistics count the hour that EndTime names.",
    zh: "统计是否包含 EndTime 所写的那个小时。",
    gap: "section 10.14",
  },
  "tencent.unparsable-number": {
    values: ["in-set", "refuse"],
    default: "in-set",
    meaning: "A number that cannot be parsed, in DescribePhoneNumberInfo: told in its entry, or PhoneNumberParseFail for the request.",
    zh: "DescribePhoneNumberInfo 里无法解析的号码：在它自己的条目里告知，或整个请求返回 PhoneNumberParseFail。",
    gap: "19.1 no. 15",
  },
  "tencent.conversion-code": {
    values: ["OK", "ok"],
    default: "OK",
    meaning: "How ReportConversion tells success: OK with success as in the example, or ok with report success as in the structure.",
    zh: "ReportConversion 怎样表示成功：按示例是 OK 和 success，或按结构是 ok 和 report success。",
    gap: "19.2 no. 2",
  },
} as const satisfies SwitchCatalogue;
