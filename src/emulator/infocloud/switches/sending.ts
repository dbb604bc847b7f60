/** Open points of sends (Infocloud's specification 4.1, 4.2, 9 and 12). */
import type { SwitchCatalogue } from "../../world/switches";

export const sendingSwitches = {
  "infocloud.backslash": {
    values: ["lenient", "strict"],
    default: "lenient",
    meaning: "Whether a backslash that escapes nothing stands for itself in templateParam, as in an example, or is 60006.",
    zh: "templateParam 里没有转义任何字符的反斜杠：像一个示例那样表示它自己，或 60006。",
    gap: "A4",
  },
  "infocloud.batch-size": {
    values: ["1000", "500"],
    default: "1000",
    meaning: "Most numbers of one sendBatch.",
    zh: "一次 sendBatch 最多的号码数。",
    gap: "A5",
  },
  "infocloud.batch-params": {
    values: ["optional", "required"],
    default: "optional",
    meaning: "Whether a template without variables is sent without templateParamJson, or that is 60006.",
    zh: "没有变量的模板能否不带 templateParamJson 发送，否则 60006。",
    gap: "A6",
  },
  "infocloud.fixed-batch": {
    values: ["either", "flat"],
    default: "either",
    meaning: 'The values of a template without variables in a batch: also [[],[]], or only ["",""].',
    zh: '批量发送没有变量的模板时的值：也可以是 [[],[]]，或只能是 ["",""]。',
    gap: "A7",
  },
  "infocloud.extension-range": {
    values: ["any", "1-99"],
    default: "any",
    meaning: "Which extension codes are taken; 40004 for others.",
    zh: "接受哪些扩展码；其他的返回 40004。",
    gap: "A19",
  },
  "infocloud.bad-numbers": {
    values: ["told", "refuse"],
    default: "told",
    meaning: "What is no number among numbers: told in failPhones, or 60007 for the whole send.",
    zh: "号码里不是号码的：在 failPhones 里告知，或整个发送返回 60007。",
    gap: "A29",
  },
  "infocloud.billing": {
    values: ["per-message", "per-segment"],
    default: "per-message",
    meaning: "What a long text takes off the allowance.",
    zh: "长短信从余量里扣多少。",
    gap: "B10",
  },
  "infocloud.sensitive-word": {
    values: ["receipt", "refuse"],
    default: "receipt",
    meaning: "What becomes of a text with a word that is not allowed: a receipt REJECTD, or 40005.",
    zh: "含有敏感词的短信会怎样：状态报告 REJECTD，或 40005。",
    gap: "B13",
  },
  "infocloud.duplicate-numbers": {
    values: ["each", "once"],
    default: "each",
    meaning: "A number that occurs several times in one send: a message for each time, or one message.",
    zh: "一次发送里重复出现的号码：出现几次发几条，或只发一条。",
    gap: "B15",
  },
  "infocloud.characters": {
    values: ["utf-16", "code-points"],
    default: "utf-16",
    meaning: "How characters of values and of bid are counted.",
    zh: "变量值和 bid 的字符怎样计数。",
    gap: "B19",
  },
  "infocloud.send-desc": {
    values: ["absent", "null-text"],
    default: "absent",
    meaning: 'The field desc of sends: absent, or the text "null" as a sample prints it.',
    zh: '发送响应里的字段 desc：不出现，或像样例那样是文本 "null"。',
    gap: "B24",
  },
} as const satisfies SwitchCatalogue;
