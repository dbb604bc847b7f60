/**
 * What the management library offers of infocloud besides its client; names are shared with other platforms, so they come under one.
 */

export { limits } from "./call-table";
export {
  type CallbackLimits,
  type CallbackRequest,
  parseStatusCallback,
  parseUplinkCallback,
  type StatusReport,
  type StatusReports,
  type Uplink,
  type Uplinks,
  verifyCallback,
} from "./callbacks";
export { mostPhones } from "./calls/message-rules";
export { mostMsgIds } from "./calls/receipts";
export { acceptedCode, type ErrorCode, errorCode, errorCodes } from "./codes/error-codes";
export type { ErrorKindName } from "./codes/error-kinds";
export { deliveredCode, type ReceiptCause, type ReceiptCode, receiptCode, receiptCodes } from "./codes/receipt-codes";
export * from "./enumerations";
export type { Credentials } from "./signing/authorize";
export { timeOf } from "./times";
export type * from "./types/messages";
export type * from "./types/queries";
export { UnknownSend } from "./unknown-send";
