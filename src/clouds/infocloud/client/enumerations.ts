/** Closed lists of infocloud's document, shared with the emulator. */

// Infocloud: L813-815, L1073-1075; other lists of the document leave some out (A18).
/** How requests may be signed, by the names that the wire has. */
export const signMethods = ["HmacMD5", "HmacSHA1", "HmacSHA224", "HmacSHA256", "HmacSHA384", "HmacSHA512"] as const;
export type SignMethod = (typeof signMethods)[number];

// Infocloud: L764-788.
/** What may have become of a message. The document does not say that there are no others. */
export const receiptStates = ["DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD"] as const;
export type ReceiptState = (typeof receiptStates)[number];

// Infocloud: L1317-1326.
/** What an allowance may be for: transactional texts, promotion, members. */
export const allowanceNames = ["行业短信", "推广短信", "会员短信"] as const;
export type AllowanceName = (typeof allowanceNames)[number];
