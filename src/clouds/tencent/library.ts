/**
 * What the management library offers of Tencent besides its client; names are shared with other platforms, so they come under one.
 */
export * from "./callbacks";
export { mostIds } from "./caller";
export { limits } from "./calls";
export { mostPhoneNumbers } from "./calls/phone-numbers";
export * from "./enumerations";
export { type ErrorCode, errorCode, errorCodes } from "./error-codes";
export type { ErrorKindName } from "./error-kinds";
export type * from "./message-types";
export type { Credentials } from "./protocol";
export { type ReceiptCarrier, type ReceiptCause, type ReceiptCode, receiptCode, receiptCodes } from "./receipt-codes";
export { acceptedCode, type SendCode, sendCode, sendCodes } from "./send-codes";
export type * from "./statistics-types";
export type * from "./types";
