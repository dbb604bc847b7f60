/**
 * What the management library offers of Baidu besides its client; names are shared with other platforms, so they come under one.
 */

export * from "./callbacks";
export { blacklistChunks } from "./calls/blacklist";
export { mostMobiles } from "./calls/message-rules";
export { type ReceiptCode, type ReceiptSource, receiptCode, receiptCodes } from "./codes/receipt-codes";
export { acceptedCode, type SendCode, sendCode, sendCodes } from "./codes/send-codes";
export type { Host } from "./endpoints";
export * from "./enumerations";
export type * from "./types/management";
export type * from "./types/messages";
export type * from "./types/statistics";
