// Tencent: specification 3.1, 3.2 and 8.
/**
 * The closed lists of Tencent's API.
 * Client, text rules and emulator share these and nothing else.
 */

// Tencent: L135-301.
/** The only version that has all calls. */
export const version = "2021-01-11";

// Tencent: L779-3932.
/** How requests are signed. The first one alone takes JSON, and 10 MB instead of 1 MB. */
export const signMethods = ["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"] as const;
export type SignMethod = (typeof signMethods)[number];

// Tencent: L766-776.
/** Where the data lie: the values that the document tabulates for SMS. */
export const regions = ["ap-beijing", "ap-guangzhou", "ap-nanjing"] as const;
export type Region = (typeof regions)[number];

// Tencent: L439-501.
/** Regions with a host of their own. They say where a request enters, not where the data lie. */
export const accessRegions = [
  "ap-bangkok",
  "ap-beijing",
  "ap-chengdu",
  "ap-chongqing",
  "ap-guangzhou",
  "ap-hongkong",
  "ap-jakarta",
  "ap-nanjing",
  "ap-seoul",
  "ap-shanghai",
  "ap-singapore",
  "ap-tokyo",
  "eu-frankfurt",
  "na-ashburn",
  "na-siliconvalley",
  "sa-saopaulo",
] as const;
export type AccessRegion = (typeof accessRegions)[number];

// Tencent: L487-501.
/** Isolated regions: host and region of a request must be the same. */
export const financeRegions = ["ap-shanghai-fsi", "ap-shenzhen-fsi"] as const;
export type FinanceRegion = (typeof financeRegions)[number];

// Tencent: L601.
/** Of messages in errors. */
export const languages = ["zh-CN", "en-US"] as const;
export type Language = (typeof languages)[number];

// Tencent: L6545.
/** `0` mainland China; `1` everywhere else, Hong Kong, Macao and Taiwan included. */
export const internationals = [0, 1] as const;
export type International = (typeof internationals)[number];

// Tencent: L10644.
/** A template that is read may be for both. */
export const readInternationals = [...internationals, 3] as const;
export type ReadInternational = (typeof readInternationals)[number];

// Tencent: L6499-6511.
/** `0` company, `1` app, `4` trademark, `5` public body. */
export const signTypes = [0, 1, 4, 5] as const;
export type SignType = (typeof signTypes)[number];

/** Website, official account, mini program: no longer accepted. */
export const retiredSignTypes = [2, 3, 6] as const;

// Tencent: L6515-6537.
/**
 * `0` merged business licence, `1` business licence, `2` organisation code, `3` social credit code, `4` screenshot of the app's
 * console, `7` trademark certificate.
 */
export const documentTypes = [0, 1, 2, 3, 4, 7] as const;
export type DocumentType = (typeof documentTypes)[number];

/** Screenshots of website filing, mini program and official account: no longer accepted. */
export const retiredDocumentTypes = [5, 6, 8] as const;

// Tencent: L6499-6513.
/** Which proof goes with which kind of signature; another pair fails the review. */
export const documentTypesOf: Readonly<Record<SignType, readonly DocumentType[]>> = { 0: [0, 1], 1: [0, 1, 2, 3, 4], 4: [7], 5: [2, 3] };

// Tencent: L6582.
/** `0` for the account itself, `1` for another party, with a letter of authorisation. */
export const signPurposes = [0, 1] as const;
export type SignPurpose = (typeof signPurposes)[number];

// Tencent: L5112.
/** `1` marketing, `2` notification, `3` verification code. */
export const smsTypes = [1, 2, 3] as const;
export type SmsType = (typeof smsTypes)[number];

// Tencent: L10575, L10650.
/** `0` in effect, `1` under review, `2` approved and not yet in effect, `-1` rejected. Only `0` may be sent with. */
export const statusCodes = [0, 1, 2, -1] as const;
export type StatusCode = (typeof statusCodes)[number];

// Tencent: L10612-10616.
/**
 * `0` pending, `1` approved, `2` rejected, `3` to be supplemented, `4` change pending, `5` change rejected; `0` for international
 * signatures, which have none.
 */
export const qualificationStatusCodes = [0, 1, 2, 3, 4, 5] as const;
export type QualificationStatusCode = (typeof qualificationStatusCodes)[number];

/** `0` a gift, `1` bought. */
export const packageTypes = [0, 1] as const;
export type PackageType = (typeof packageTypes)[number];

export const reportStatuses = ["SUCCESS", "FAIL"] as const;
export type ReportStatus = (typeof reportStatuses)[number];
