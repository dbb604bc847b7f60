/**
 * What the management library offers of Tencent besides its client; names are shared with other platforms, so they come under one.
 */

export { limits } from "./call-table";
export * from "./callbacks";
export { mostIds } from "./caller";
export { mostPhoneNumbers } from "./calls/phone-numbers";
export { type ErrorCode, errorCode, errorCodes } from "./codes/error-codes";
export type { ErrorKindName } from "./codes/error-kinds";
export { type ReceiptCarrier, type ReceiptCause, type ReceiptCode, receiptCode, receiptCodes } from "./codes/receipt-codes";
export { acceptedCode, type SendCode, sendCode, sendCodes } from "./codes/send-codes";
export * from "./enumerations";
export type { Credentials } from "./signing/protocol";
export type * from "./types/management";
export type * from "./types/messages";
export type * from "./types/statistics";
