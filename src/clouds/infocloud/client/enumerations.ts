// Infocloud: specification 3.1, 6.
/**
 * The closed lists of infocloud's API.
 * Client and emulator share these and nothing else.
 */

// Infocloud: L813-815.
/** Algorithms with which requests are signed. */
export const signMethods = ["HmacMD5", "HmacSHA1", "HmacSHA224", "HmacSHA256", "HmacSHA384", "HmacSHA512"] as const;
export type SignMethod = (typeof signMethods)[number];
