// Huawei: specification 10; L447.
/**
 * The closed lists of Huawei's API.
 * Client, text rules and emulator share these and nothing else.
 */

// Huawei: L447.
/** Regions in which the management calls are answered. */
export const regions = ["cn-north-4", "cn-south-1"] as const;
export type Region = (typeof regions)[number];

// Huawei: L507, L1781.
/** Where the messages of an application or template go: to the mainland, or abroad. */
export const messageRegions = ["cn", "intl"] as const;
export type MessageRegion = (typeof messageRegions)[number];

// Huawei: L692, specification 10.1.
/** Of an application; only `LAUNCHED` may be sent with. */
export const appStatuses = ["CREATED", "SUSPENDED", "LAUNCHED"] as const;
export type AppStatus = (typeof appStatuses)[number];

// Huawei: L1268, specification 10.2.
/** Of a signature. */
export const signatureStatuses = [
  "PENDING_REVIEW",
  "PROCESSING",
  "REVIEW_NOT_PASS",
  "PENDING_QUALIFICATION_REVIEW",
  "REAL_NAME_REGISTRATING",
  "REVIEW_PROCESSING_COMPLETED",
  "REVIEW_PASSED",
  "REVIEW_PASSED_QUALIFICATION_PROCESSING",
  "REVIEW_PASSED_REAL_NAME_REGISTRATING",
  "REVIEW_PASSED_REAL_NAME_REGISTRATE_FAIL",
  "TO_BE_ACTIVATED",
  "PENDING_ACTIVATE",
] as const;
export type SignatureStatus = (typeof signatureStatuses)[number];

// Huawei: L1015, L1789.
/** Of a signature, and of the templates that go with it: verification codes, marketing, notices. */
export const messageTypes = ["VERIFY_CODE_TYPE", "PROMOTION_TYPE", "NOTIFY_TYPE"] as const;
export type MessageType = (typeof messageTypes)[number];

// Huawei: L1014, L1315, L5431.
/** What a signature is the name of: 0 an enterprise or institution, 2 an app, 5 a trademark. */
export const signatureSources = [0, 2, 5] as const;
export type SignatureSource = (typeof signatureSources)[number];

/** Sources that older signatures still have: 1 a website, 3 an official account or mini-program, 4 a shop of an e-commerce platform. */
export const formerSignatureSources = [1, 3, 4] as const;
export type FormerSignatureSource = (typeof formerSignatureSources)[number];

// Huawei: L1011, L2085.
/** Whether the rights of others are involved; whether a text has variables. */
export const yesOrNo = ["Yes", "No"] as const;
export type YesOrNo = (typeof yesOrNo)[number];

// Huawei: L2091, specification 10.4.
/** Of a template; only `Adopted` may be sent with. */
export const flowStatuses = ["Pending", "SignReviewing", "Reviewing", "Adopted", "Adopted_inactive", "Reject", "Disable"] as const;
export type FlowStatus = (typeof flowStatuses)[number];

// Huawei: L1780.
/** The brackets around a signature: `CN` 【 】, `GB` [ ]. */
export const bracketKinds = ["CN", "GB"] as const;
export type BracketKind = (typeof bracketKinds)[number];

// Huawei: L1790.
/** 0 for a template of one signature, 1 for one that every approved signature of its type may be sent with. */
export const universalTemplates = [0, 1] as const;
export type UniversalTemplate = (typeof universalTemplates)[number];

// Huawei: L1799, specification 10.5.
/** What a variable stands for: a phone number, other letters and digits, a date or time, an amount, anything else. */
export const variableTypes = ["PHONE", "CHARDIGIT", "DATETIME", "MONEY", "TEXT"] as const;
export type VariableType = (typeof variableTypes)[number];

// Huawei: L688-689.
/** Directions in which lists are sorted, always by the time of creation. */
export const sortDirections = ["asc", "desc"] as const;
export type SortDirection = (typeof sortDirections)[number];

// Huawei: L2093.
/** Of a template beside its review. */
export const templateStatuses = ["Test", "Normal"] as const;
export type TemplateStatus = (typeof templateStatuses)[number];

// Huawei: L2942, L3121.
/** Who made a status report: 1 the SMS platform, 2 the carrier's SMS centre, 3 Huawei's platform. */
export const reportSources = ["1", "2", "3"] as const;
export type ReportSource = (typeof reportSources)[number];

// Huawei: L2463.
/** Ways to prove who sends. */
export const sendAuthentications = ["SDK-HMAC-SHA256", "X-WSSE"] as const;
export type SendAuthentication = (typeof sendAuthentications)[number];
