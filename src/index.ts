/**
 * The management library: typed clients for the calls of the platforms, and the errors they end with.
 *
 * @example
 * import { BaiduSms } from "smsform";
 *
 * const sms = new BaiduSms({ accessKeyId, secretKey });
 * const { signatureId } = await sms.createSignature({ content: "云杉商城", contentType: "Enterprise" });
 */
export type { Open } from "./clouds/answers";
export * from "./clouds/baidu/callbacks";
export { blacklistChunks } from "./clouds/baidu/calls/blacklist";
export { mostMobiles } from "./clouds/baidu/calls/message-rules";
export { BaiduSms, type BaiduSmsOptions } from "./clouds/baidu/client";
export type { Host } from "./clouds/baidu/endpoints";
export * from "./clouds/baidu/enumerations";
export type * from "./clouds/baidu/message-types";
export { type ReceiptCode, type ReceiptSource, receiptCode, receiptCodes } from "./clouds/baidu/receipt-codes";
export { acceptedCode, type SendCode, sendCode, sendCodes } from "./clouds/baidu/send-codes";
export type * from "./clouds/baidu/statistics-types";
export type * from "./clouds/baidu/types";
export { CallbackError, type CallbackProblem } from "./clouds/callback-error";
export type { CodeOwner } from "./clouds/code-owner";
export { createReplayGuard, type ReplayGuard, type ReplayGuardOptions } from "./clouds/replays";
export { TencentSms, type TencentSmsOptions } from "./clouds/tencent/client";
export * as tencent from "./clouds/tencent/library";
export { type Clock, systemClock } from "./http/clock";
export { type CallCount, type Counters, createCounters } from "./http/counters";
export { CallAborted, type Meaning, PlatformError, type Sent } from "./http/errors";
export { createGate, type Gate } from "./http/gate";
export type { RetryPolicy } from "./http/retry";
export type { LogEvent } from "./http/transport";
export type { Wait } from "./http/waiting";
