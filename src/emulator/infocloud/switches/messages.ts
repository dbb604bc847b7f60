/** Open points of receipts and pushes (Infocloud's specification 4.3 and 5). */
import type { SwitchCatalogue } from "../../world/switches";

export const messageSwitches = {
  "infocloud.receipt-window": {
    values: ["6-hours", "24-hours"],
    default: "6-hours",
    meaning: "For how long a receipt can be read.",
    gap: "A8",
  },
  "infocloud.receipt-tasks": {
    values: ["600", "any"],
    default: "600",
    meaning: "Most batches that one query of receipts names.",
    gap: "A9",
  },
  "infocloud.receipt-age": {
    values: ["receipt", "sending"],
    default: "receipt",
    meaning: "From when that time counts: from the receipt or from the sending.",
    gap: "A11",
  },
  "infocloud.receipt-numbers": {
    values: ["masked", "plain"],
    default: "masked",
    meaning: "Whether receipts that are read hide the middle of a number.",
    gap: "A16",
  },
  "infocloud.push-answer": {
    values: ["2xx", "200"],
    default: "2xx",
    meaning: "HTTP status with which a receiver takes a push.",
    gap: "B4",
  },
  "infocloud.push-stop": {
    values: ["address", "message"],
    default: "address",
    meaning: "What three misses in a row stop: all pushes to the address, or the repetition of the one message.",
    gap: "B4",
  },
  "infocloud.receipts-unfiltered": {
    values: ["all", "refuse"],
    default: "all",
    meaning: "Receipts without msgId and bid: all that are unread, or 40004.",
    gap: "B6",
  },
  "infocloud.receipts-both-filters": {
    values: ["intersection", "union"],
    default: "intersection",
    meaning: "Receipts with both msgId and bid: those that fit both, or either.",
    gap: "B6",
  },
  "infocloud.pull-and-push": {
    values: ["both", "push-only"],
    default: "both",
    meaning: "Whether receipts that are pushed can be read as well.",
    gap: "B23",
  },
} as const satisfies SwitchCatalogue;
