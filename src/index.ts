/**
 * The management library: typed clients for the calls of the platforms, and the errors they end with.
 *
 * @example
 * import { BaiduSms } from "smsform";
 *
 * const sms = new BaiduSms({ accessKeyId, secretKey });
 * const { signatureId } = await sms.createSignature({ content: "云杉商城", contentType: "Enterprise" });
 */

export * from "./clouds/baidu/client/callbacks";
export { blacklistChunks } from "./clouds/baidu/client/calls/blacklist";
export { mostMobiles } from "./clouds/baidu/client/calls/message-rules";
export { BaiduSms, type BaiduSmsOptions } from "./clouds/baidu/client/client";
export { type ReceiptCode, type ReceiptSource, receiptCode, receiptCodes } from "./clouds/baidu/client/codes/receipt-codes";
export { acceptedCode, type SendCode, sendCode, sendCodes } from "./clouds/baidu/client/codes/send-codes";
export type { Host } from "./clouds/baidu/client/endpoints";
export * from "./clouds/baidu/client/enumerations";
export type * from "./clouds/baidu/client/types/management";
export type * from "./clouds/baidu/client/types/messages";
export type * from "./clouds/baidu/client/types/statistics";
export type { Open } from "./clouds/shared/client/answers";
export { CallbackError, type CallbackProblem } from "./clouds/shared/client/callback-error";
export type { CodeOwner } from "./clouds/shared/client/code-owner";
export { createReplayGuard, type ReplayGuard, type ReplayGuardOptions } from "./clouds/shared/client/replays";
export * as tencent from "./clouds/tencent/client";
export { TencentSms, type TencentSmsOptions } from "./clouds/tencent/client/client";
export { type Clock, systemClock } from "./http/clock";
export { type ConcurrencyLimit, createConcurrencyLimit } from "./http/concurrency-limit";
export { type CallCount, type Counters, createCounters } from "./http/counters";
export { CallAborted, type Meaning, PlatformError, type Sent } from "./http/errors";
export type { RetryPolicy } from "./http/retry";
export type { LogEvent } from "./http/transport";
export type { Wait } from "./http/waiting";
