/** Open points of the blacklist calls (Baidu's specification 6.1 to 6.3 and 14). */
import type { SwitchCatalogue } from "../../world/switches";

export const blacklistSwitches = {
  "baidu.blacklist-delete-path": {
    values: ["both", "sms", "api"],
    default: "both",
    meaning: "Paths that delete from the blacklist: /sms/v3/blacklist/delete, /api/v3/blacklist/delete or both.",
    gap: "G-1",
  },
  "baidu.blacklist-delete-scope": {
    values: ["every-list", "account-only"],
    default: "every-list",
    meaning: "Entries of a number that a DELETE removes: those of every list, or only those of type MerchantBlack.",
    gap: "G-12",
  },
  "baidu.blacklist-page-types": {
    values: ["numbers", "strings"],
    default: "numbers",
    meaning: "Type of pageNo and pageSize in the answer of a blacklist query: as in the example, or as in the table.",
    gap: "G-11",
  },
  "baidu.blacklist-page-size": {
    values: ["50", "100"],
    default: "50",
    meaning: "Entries on a page of a blacklist query without pageSize: as in the table, or as in the example.",
    gap: "G-11",
  },
  "baidu.blacklist-country-type": {
    values: ["optional", "ignored", "required"],
    default: "optional",
    meaning:
      "The field countryType, which vendor SDKs send: understood and DOMESTIC when left out; ignored; or required on adding and returned by queries. Only INTERNATIONAL entries may have numbers of other countries.",
    gap: "G-41",
  },
  "baidu.blacklist-add-limit": {
    values: ["100", "200"],
    default: "100",
    meaning: "Most numbers in one call that adds to the blacklist.",
    gap: "G-52",
  },
  "baidu.blacklist-duplicate": {
    values: ["idempotent", "refuse"],
    default: "idempotent",
    meaning: "Adding a number that is already in the list: sets its updateDate, or is a 409.",
    gap: "G-60",
  },
  "baidu.blacklist-absent": {
    values: ["idempotent", "refuse"],
    default: "idempotent",
    meaning: "Deleting a number that is in no list: does nothing, or is a 404.",
    gap: "G-60",
  },
  "baidu.blacklist-invalid-batch": {
    values: ["all-or-nothing", "valid-part"],
    default: "all-or-nothing",
    meaning: "Adding malformed numbers among others: the call is refused, or the good ones are added.",
    gap: "G-60",
  },
  "baidu.blacklist-unknown-signature": {
    values: ["accept", "refuse"],
    default: "accept",
    meaning: "Adding an entry for a signature that the account does not have: accepted, or a 404.",
    gap: "section 6.1",
  },
  "baidu.blacklist-empty-fields": {
    values: ["empty", "null", "absent"],
    default: "empty",
    meaning: "How a query shows the smsType and signatureIdStr that an entry does not have.",
    gap: "section 6.2",
  },
  "baidu.deleted-signature-blacklist": {
    values: ["keep", "remove"],
    default: "keep",
    meaning: "What deleting a signature does to its blacklist entries. Messages on their way are delivered in any case.",
    gap: "G-64",
  },
} as const satisfies SwitchCatalogue;
