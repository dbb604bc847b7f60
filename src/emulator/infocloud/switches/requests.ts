/** Open points of requests, signatures and answers (Infocloud's specification 2, 3 and 8). */
import type { SwitchCatalogue } from "../../world/switches";

export const requestSwitches = {
  "infocloud.receipt-path": {
    values: ["both", "documented"],
    default: "both",
    meaning: "Whether receipts are also answered at the path of a sample, /sms/arrive/qry.",
    gap: "A1",
  },
  "infocloud.empty-values": {
    values: ["omitted", "either"],
    default: "omitted",
    meaning: "How empty values and null are signed: left out, or also as name= and name=null.",
    gap: "A2",
  },
  "infocloud.nonce": {
    values: ["any", "strict"],
    default: "any",
    meaning: "Whether a nonce of less than 10 characters is taken, as samples send them.",
    gap: "A3",
  },
  "infocloud.query-limits": {
    values: ["per-call", "enterprise"],
    default: "per-call",
    meaning: "Whether queries together are limited to 3 a minute beside the limits of each call.",
    gap: "A10",
  },
  "infocloud.code-type": {
    values: ["number", "text"],
    default: "number",
    meaning: "Type of code in answers: as in the examples, or as in the tables.",
    gap: "A12",
  },
  "infocloud.success-message": {
    values: ["as-printed", "always"],
    default: "as-printed",
    meaning: "Whether successful sends and allowances have a message, as the tables say and the examples do not.",
    gap: "A13",
  },
  "infocloud.page": {
    values: ["optional", "required"],
    default: "optional",
    meaning: "Whether statistics without page and pageSize are answered with the defaults 1 and 10.",
    gap: "A20",
  },
  "infocloud.error-status": {
    values: ["200", "400"],
    default: "200",
    meaning: "HTTP status of refusals.",
    gap: "B2",
  },
  "infocloud.error-data": {
    values: ["absent", "null"],
    default: "absent",
    meaning: "The field data of refusals.",
    gap: "B2",
  },
  "infocloud.allowance-method": {
    values: ["either", "POST"],
    default: "either",
    meaning: "Whether the allowance is also answered to GET.",
    gap: "B3",
  },
  "infocloud.timestamp-code": {
    values: ["40004", "2001"],
    default: "40004",
    meaning: "Code for a time that is more than 60 seconds away.",
    gap: "B5",
  },
  "infocloud.nonce-replay": {
    values: ["2001", "40004", "accept"],
    default: "2001",
    meaning: "Code for a nonce that was used in the last two minutes, or no check.",
    gap: "B5",
  },
  "infocloud.statistics-order": {
    values: ["ascending", "descending"],
    default: "ascending",
    meaning: "Order of the days of statistics.",
    gap: "B7",
  },
  "infocloud.total-size": {
    values: ["top-level", "each-row"],
    default: "top-level",
    meaning: "Where statistics tell the number of all rows.",
    gap: "B7",
  },
  "infocloud.time-zone": {
    values: ["Asia/Shanghai", "UTC"],
    default: "Asia/Shanghai",
    meaning: "Zone of receipts' times, of the days of statistics and of the limits of templates.",
    gap: "B20",
  },
} as const satisfies SwitchCatalogue;
