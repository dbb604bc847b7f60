/**
 * The closed lists of Baidu's API (specification sections 5.1 to 5.7 and 6.18).
 * Client, text rules and emulator share these and nothing else.
 */

/** Message classes of a template (seed L3123-3177). The suffix tells marketing, verification and notice apart. */
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

/** Kinds of evidence behind a signature (seed L5945-5955). */
export const contentTypes = ["Enterprise", "MobileApp", "Web", "WeChatPublic", "Brand", "Else"] as const;
export type ContentType = (typeof contentTypes)[number];

/** Where a signature or template may be used (seed L5965-5969). */
export const countryTypes = ["DOMESTIC", "INTERNATIONAL", "GLOBAL"] as const;
export type CountryType = (typeof countryTypes)[number];

/** Formats of a signature's proof file (seed L5977); compared without regard to case. */
export const fileFormats = ["JPG", "PNG", "JPEG"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Review states (seed L6158-6166, L6514-6524). Only `READY` may be sent with; `DEPRECATED` occurs on templates alone. */
export const reviewStatuses = ["SUBMITTED", "APPROVED", "REJECTED", "READY", "ABORTED", "DEPRECATED"] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** Region codes (seed L2776-2782). */
export const regions = ["bj", "su"] as const;
export type Region = (typeof regions)[number];

/** Kinds of blacklist entries: for the whole account, for one signature (seed L5287-5289). */
export const blacklistTypes = ["MerchantBlack", "SignatureBlack"] as const;
export type BlacklistType = (typeof blacklistTypes)[number];

/** How the latest application for a quota stands (seed L6630-6633). */
export const quotaApplicationStatuses = ["PENDING", "PASS", "FAILURE"] as const;
export type QuotaApplicationStatus = (typeof quotaApplicationStatuses)[number];

/** What a status callback reports: `0` delivered, `2` failed (seed L5793). */
export const receiptStatuses = ["0", "2"] as const;
export type ReceiptStatus = (typeof receiptStatuses)[number];

/** How business statistics are cut into rows (seed L6925-6940). */
export const statisticsDimensions = ["fiveMinute", "hour", "day", "month"] as const;
export type StatisticsDimension = (typeof statisticsDimensions)[number];

/** Which countries business statistics count (seed L6870-6885). */
export const statisticsCountryTypes = ["all", "domestic", "international"] as const;
export type StatisticsCountryType = (typeof statisticsCountryTypes)[number];
