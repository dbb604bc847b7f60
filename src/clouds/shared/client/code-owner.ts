/**
 * Whose move it is after a message failed: `customer` is the account that sends, `platform` is the vendor (ask its support),
 * `nobody` where nothing can or need be done.
 */
export type CodeOwner = "customer" | "platform" | "carrier" | "recipient" | "nobody";
