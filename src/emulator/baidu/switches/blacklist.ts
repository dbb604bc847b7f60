/** Open points of the blacklist calls (Baidu's specification 6.1 to 6.3 and 14). */
import type { SwitchCatalogue } from "../../world/switches";

export const blacklistSwitches = {
  "baidu.blacklist-delete-path": {
    values: ["both", "sms", "api"],
    default: "both",
    meaning: "Paths that delete from the blacklist: /sms/v3/blacklist/delete, /api/v3/blacklist/delete or both.",
    zh: "删除黑名单的路径：/sms/v3/blacklist/delete、/api/v3/blacklist/delete，或两者皆可。",
    gap: "G-1",
  },
  "baidu.blacklist-delete-scope": {
    values: ["every-list", "account-only"],
    default: "every-list",
    meaning: "Entries of a number that a DELETE removes: those of every list, or only those of type MerchantBlack.",
    zh: "DELETE 一个号码时删除哪些条目：所有名单里的，或只删类型为 MerchantBlack 的。",
    gap: "G-12",
  },
  "baidu.blacklist-page-types": {
    values: ["numbers", "strings"],
    default: "numbers",
    meaning: "Type of pageNo and pageSize in the answer of a blacklist query: as in the example, or as in the table.",
    zh: "查询黑名单时，响应里 pageNo 和 pageSize 的类型：按示例，或按表格。",
    gap: "G-11",
  },
  "baidu.blacklist-page-size": {
    values: ["50", "100"],
    default: "50",
    meaning: "Entries on a page of a blacklist query without pageSize: as in the table, or as in the example.",
    zh: "查询黑名单不带 pageSize 时每页的条数：按表格，或按示例。",
    gap: "G-11",
  },
  "baidu.blacklist-country-type": {
    values: ["optional", "ignored", "required"],
    default: "optional",
    meaning:
      "The field countryType, which vendor SDKs send: understood and DOMESTIC when left out; ignored; or required on adding and returned by queries. Only INTERNATIONAL entries may have numbers of other countries.",
    zh: "官方 SDK 会发送的字段 countryType：能识别，不填时为 DOMESTIC；忽略；或添加时必填，查询时返回。只有 INTERNATIONAL 的条目可以有其他国家的号码。",
    gap: "G-41",
  },
  "baidu.blacklist-add-limit": {
    values: ["100", "200"],
    default: "100",
    meaning: "Most numbers in one call that adds to the blacklist.",
    zh: "一次添加黑名单最多的号码数。",
    gap: "G-52",
  },
  "baidu.blacklist-duplicate": {
    values: ["idempotent", "refuse"],
    default: "idempotent",
    meaning: "Adding a number that is already in the list: sets its updateDate, or is a 409.",
    zh: "添加名单里已有的号码：更新 updateDate，或返回 409。",
    gap: "G-60",
  },
  "baidu.blacklist-absent": {
    values: ["idempotent", "refuse"],
    default: "idempotent",
    meaning: "Deleting a number that is in no list: does nothing, or is a 404.",
    zh: "删除不在任何名单里的号码：什么也不做，或返回 404。",
    gap: "G-60",
  },
  "baidu.blacklist-invalid-batch": {
    values: ["all-or-nothing", "valid-part"],
    default: "all-or-nothing",
    meaning: "Adding malformed numbers among others: the call is refused, or the good ones are added.",
    zh: "一批号码里有格式不对的：整个请求被拒绝，或添加其中正确的。",
    gap: "G-60",
  },
  "baidu.blacklist-unknown-signature": {
    values: ["accept", "refuse"],
    default: "accept",
    meaning: "Adding an entry for a signature that the account does not have: accepted, or a 404.",
    zh: "为账号没有的签名添加条目：接受，或返回 404。",
    gap: "section 6.1",
  },
  "baidu.blacklist-empty-fields": {
    values: ["empty", "null", "absent"],
    default: "empty",
    meaning: "How a query shows the smsType and signatureIdStr that an entry does not have.",
    zh: "条目没有 smsType 和 signatureIdStr 时，查询怎样显示。",
    gap: "section 6.2",
  },
  "baidu.deleted-signature-blacklist": {
    values: ["keep", "remove"],
    default: "keep",
    meaning: "What deleting a signature does to its blacklist entries. Messages on their way are delivered in any case.",
    zh: "删除签名时，它的黑名单条目会怎样。已在途中的短信照常送达。",
    gap: "G-64",
  },
} as const satisfies SwitchCatalogue;
