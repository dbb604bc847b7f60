/** Open points of sending (Baidu's specification 6.4, 10 and 14). */
import type { SwitchCatalogue } from "../../world/switches";

export const sendingSwitches = {
  "baidu.send-failure-status": {
    values: ["200", "400"],
    default: "200",
    meaning: "HTTP status of a send that is refused with a code of its own.",
    gap: "G-9",
  },
  "baidu.send-authentication": {
    values: ["6002", "common"],
    default: "6002",
    meaning: "A send whose authentication fails: code 6002, or the common error of all calls.",
    gap: "G-62",
  },
  "baidu.send-top-code": {
    values: ["accepted", "all-failed", "any-failed"],
    default: "accepted",
    meaning:
      "Code of a send of which numbers are refused: 1000 because the request was accepted; the first number's code when all are refused; or the first refusal's code.",
    gap: "G-61",
  },
  "baidu.failed-send-data": {
    values: ["absent", "empty"],
    default: "absent",
    meaning: "The field data of a send that is refused as a whole.",
    gap: "G-61",
  },
  "baidu.merchant-black-code": {
    values: ["4641", "4643"],
    default: "4641",
    meaning: 'Code for a number in the MerchantBlack list: "global" or "account" blacklist. As a receipt B:00033 or B:00035.',
    gap: "G-10",
  },
  "baidu.blacklist-hit": {
    values: ["answer", "receipt"],
    default: "answer",
    meaning: "Where a send reports a number in a blacklist: in its answer, or in the receipt of an accepted message.",
    gap: "G-10",
  },
  "baidu.numbers-per-send": {
    values: ["200", "1000"],
    default: "200",
    meaning: "Most numbers in one send.",
    gap: "G-13",
  },
  "baidu.content-var": {
    values: ["text-values", "number-values", "json-text"],
    default: "text-values",
    meaning: "What contentVar may be: an object of texts; an object of texts and numbers; or such an object of texts as JSON text, too.",
    gap: "G-14",
  },
  "baidu.forbidden-characters": {
    values: ["all-brackets", "square-brackets"],
    default: "all-brackets",
    meaning: "Characters that variables must not hold (4608): tab and ( ) [ ] 【 】, or tab and [ ] 【 】.",
    gap: "G-22",
  },
  "baidu.verification-code-rule": {
    values: ["on", "off"],
    default: "on",
    meaning: "Whether a send checks that SMSvCode has at most 10 letters and digits (else 4606 or 4608).",
    gap: "G-37",
  },
  "baidu.variable-names": {
    values: ["letters-and-digits", "any"],
    default: "letters-and-digits",
    meaning: "Names that variables may have (else 4601): a letter, then letters and digits, or anything.",
    gap: "G-39",
  },
  "baidu.send-token-window": {
    values: ["3-minutes", "24-hours"],
    default: "3-minutes",
    meaning: "How long a send's clientToken prevents a second sending.",
    gap: "G-48",
  },
  "baidu.length-limit": {
    values: ["with-signature", "text-only"],
    default: "with-signature",
    meaning: "What must not exceed 600 characters (4508): the text with the signature and its brackets, or the text alone.",
    gap: "G-53",
  },
  "baidu.variable-length": {
    values: ["50", "unlimited"],
    default: "50",
    meaning: "Most characters of a variable's value (else 4606).",
    gap: "G-54",
  },
  "baidu.field-lengths": {
    values: ["limited", "unlimited"],
    default: "limited",
    meaning:
      "Whether template, signatureId and userExtId over 64 characters and custom over 1024 are refused with 4504; the document gives no numbers.",
    gap: "G-56",
  },
  "baidu.callback-retries": {
    values: ["hourly", "three"],
    default: "hourly",
    meaning: "After a failed push: three more tries at once, then one an hour up to ten, or the three alone.",
    gap: "G-15",
  },
  "baidu.callback-token": {
    values: ["account-id", "none"],
    default: "account-id",
    meaning: "The token that signs pushes when none is set: the account's userId, or none.",
    gap: "G-15",
  },
  "baidu.callback-counts": {
    values: ["present", "absent"],
    default: "present",
    meaning: "Whether a receipt has attemptCount and segmentCount: the table requires them, the example leaves them out.",
    gap: "G-15",
  },
} as const satisfies SwitchCatalogue;
