// Baidu: specification 5.1 to 5.7 and 6.18.
/**
 * The closed lists of Baidu's API.
 * Client, text rules and emulator share these and nothing else.
 */

// Baidu: L3123-3177.
/** Message classes of a template. The suffix tells marketing, verification and notice apart. */
export const smsTypes = [
  "CommonSale",
  "CommonVcode",
  "CommonNotice",
  "ExpressVcode",
  "ExpressNotice",
  "FinanceSale",
  "FinanceVcode",
  "FinanceNotice",
  "ItfinSale",
  "ItfinVcode",
  "ItfinNotice",
  "CreditcardSale",
  "CreditcardVcode",
  "CreditcardNotice",
  "CollectionNotice",
  "GameSale",
  "GameVcode",
  "GameNotice",
  "GamesSale",
  "GamesVcode",
  "GamesNotice",
  "EducationSale",
  "EducationVcode",
  "EducationNotice",
  "EcSale",
  "EcVcode",
  "EcNotice",
] as const;
export type SmsType = (typeof smsTypes)[number];

// Baidu: L5945-5955.
/** Kinds of evidence behind a signature. */
export const contentTypes = ["Enterprise", "MobileApp", "Web", "WeChatPublic", "Brand", "Else"] as const;
export type ContentType = (typeof contentTypes)[number];

// Baidu: L5965-5969.
/** Where a signature or template may be used. */
export const countryTypes = ["DOMESTIC", "INTERNATIONAL", "GLOBAL"] as const;
export type CountryType = (typeof countryTypes)[number];

// Beyond the document (Baidu G-41): the vendor's SDKs send it and read it.
/** Whose numbers a blacklist entry has. */
export const blacklistCountryTypes = ["DOMESTIC", "INTERNATIONAL"] as const;
export type BlacklistCountryType = (typeof blacklistCountryTypes)[number];

// Baidu: L5977.
/** Formats of a signature's proof file; compared without regard to case. */
export const fileFormats = ["JPG", "PNG", "JPEG"] as const;
export type FileFormat = (typeof fileFormats)[number];

// Baidu: L6158-6166, L6514-6524.
/** Review states. Only `READY` may be sent with; `DEPRECATED` occurs on templates alone. */
export const reviewStatuses = ["SUBMITTED", "APPROVED", "REJECTED", "READY", "ABORTED", "DEPRECATED"] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

// Baidu: L2776-2782.
/** Region codes. */
export const regions = ["bj", "su"] as const;
export type Region = (typeof regions)[number];

// Baidu: L5287-5289.
/** Kinds of blacklist entries: for the whole account, for one signature. */
export const blacklistTypes = ["MerchantBlack", "SignatureBlack"] as const;
export type BlacklistType = (typeof blacklistTypes)[number];

// Baidu: L6630-6633.
/** How the latest application for a quota stands. */
export const quotaApplicationStatuses = ["PENDING", "PASS", "FAILURE"] as const;
export type QuotaApplicationStatus = (typeof quotaApplicationStatuses)[number];

// Baidu: L5793.
/** What a status callback reports: `0` delivered, `2` failed. */
export const receiptStatuses = ["0", "2"] as const;
export type ReceiptStatus = (typeof receiptStatuses)[number];

// Baidu: L6925-6940.
/** How business statistics are cut into rows. */
export const statisticsDimensions = ["fiveMinute", "hour", "day", "month"] as const;
export type StatisticsDimension = (typeof statisticsDimensions)[number];

// Baidu: L6870-6885.
/** Which countries business statistics count. */
export const statisticsCountryTypes = ["all", "domestic", "international"] as const;
export type StatisticsCountryType = (typeof statisticsCountryTypes)[number];
