/**
 * What the management library offers of Huawei besides its client; names are shared with other platforms, so they come under one.
 */

export * from "./callbacks";
export { mostNumbers } from "./calls/message-rules";
export { mostTemplateIds } from "./calls/templates";
export { type ErrorCode, errorCode, errorCodes } from "./codes/error-codes";
export type { ErrorKindName } from "./codes/error-kinds";
export { deliveredCode, type ReceiptCause, type ReceiptCode, type ReceiptSource, receiptCode, receiptCodes } from "./codes/receipt-codes";
export { acceptedCode, type SendCode, sendCode, sendCodes, sendStatuses } from "./codes/send-codes";
export * from "./enumerations";
export type { AccessKey, NoUser, SendingApp, UserPassword } from "./signing/authorize";
export type * from "./types/management";
export type * from "./types/messages";
export type * from "./types/token";
