/** Open points of receipts and pushes (Infocloud's specification 4.3 and 5). */
import type { SwitchCatalogue } from "../../world/switches";

export const messageSwitches = {
  "infocloud.receipt-window": {
    values: ["6-hours", "24-hours"],
    default: "6-hours",
    meaning: "For how long a receipt can be read.",
    zh: "状态报告在多长时间内可以查询。",
    gap: "A8",
  },
  "infocloud.receipt-tasks": {
    values: ["600", "any"],
    default: "600",
    meaning: "Most batches that one query of receipts names.",
    zh: "一次查询状态报告最多写几个批次。",
    gap: "A9",
  },
  "infocloud.receipt-age": {
    values: ["receipt", "sending"],
    default: "receipt",
    meaning: "From when that time counts: from the receipt or from the sending.",
    zh: "上述时间从何时算起：收到状态报告时，或发送时。",
    gap: "A11",
  },
  "infocloud.receipt-numbers": {
    values: ["masked", "plain"],
    default: "masked",
    meaning: "Whether receipts that are read hide the middle of a number.",
    zh: "查询到的状态报告是否隐去号码中间几位。",
    gap: "A16",
  },
  "infocloud.push-answer": {
    values: ["2xx", "200"],
    default: "2xx",
    meaning: "HTTP status with which a receiver takes a push.",
    zh: "接收方以哪个 HTTP 状态码表示已收下推送。",
    gap: "B4",
  },
  "infocloud.push-stop": {
    values: ["address", "message"],
    default: "address",
    meaning: "What three misses in a row stop: all pushes to the address, or the repetition of the one message.",
    zh: "连续三次失败后停止什么：对该地址的所有推送，或只是这一条的重试。",
    gap: "B4",
  },
  "infocloud.receipts-unfiltered": {
    values: ["all", "refuse"],
    default: "all",
    meaning: "Receipts without msgId and bid: all that are unread, or 40004.",
    zh: "查询状态报告不带 msgId 和 bid：返回所有未读的，或 40004。",
    gap: "B6",
  },
  "infocloud.receipts-both-filters": {
    values: ["intersection", "union"],
    default: "intersection",
    meaning: "Receipts with both msgId and bid: those that fit both, or either.",
    zh: "查询状态报告同时带 msgId 和 bid：两者都符合的，或符合其一的。",
    gap: "B6",
  },
  "infocloud.pull-and-push": {
    values: ["both", "push-only"],
    default: "both",
    meaning: "Whether receipts that are pushed can be read as well.",
    zh: "已推送的状态报告是否还能查询。",
    gap: "B23",
  },
} as const satisfies SwitchCatalogue;
