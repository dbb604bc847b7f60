/**
 * The management library: typed clients for the calls of the platforms, and the errors they end with. What is one platform's own, types,
 * enumerations, codes and callbacks, comes under its name.
 *
 * @example
 * import { BaiduSms, baidu } from "smsform";
 *
 * const sms = new BaiduSms({ accessKeyId, secretKey });
 * const signature: baidu.NewSignature = { content: "云杉商城", contentType: "Enterprise" };
 * const { signatureId } = await sms.createSignature(signature);
 */

export * as baidu from "./clouds/baidu/client";
export { BaiduSms, type BaiduSmsOptions } from "./clouds/baidu/client/client";
export * as huawei from "./clouds/huawei/client";
export { HuaweiSms, type HuaweiSmsOptions } from "./clouds/huawei/client/client";
export * as infocloud from "./clouds/infocloud/client";
export { InfocloudSms, type InfocloudSmsOptions } from "./clouds/infocloud/client/client";
export { CallbackError, type CallbackProblem, type UnreadableReport } from "./clouds/shared/client/callback-error";
export type { CodeOwner } from "./clouds/shared/client/code-owner";
export type { Open } from "./clouds/shared/client/decoding";
export { IncompleteSend } from "./clouds/shared/client/incomplete-send";
export { createReplayGuard, type ReplayGuard, type ReplayGuardOptions } from "./clouds/shared/client/replays";
export * as tencent from "./clouds/tencent/client";
export { TencentSms, type TencentSmsOptions } from "./clouds/tencent/client/client";
export { type CallCount, type Counters, createCounters } from "./http/counters";
export { CallAborted, type Meaning, PlatformError, type Sent } from "./http/errors";
export { createConcurrencyLimit } from "./http/limits/concurrency-limit";
export { OptionError } from "./http/option-error";
export type { RetryPolicy } from "./http/retry";
export type { LogEvent } from "./http/transport";
export type { Clock } from "./ports/clock";
export type { ConcurrencyLimit } from "./ports/concurrency-limit";
export type { Wait } from "./ports/wait";
export { systemClock } from "./system/clock";
