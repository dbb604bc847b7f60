// Tencent: specification 10.14 to 10.16.
/** What the three statistics answer. */
import { integer, list, object, open, optional } from "../../../shared/client/decoding";
import type { PackageType } from "../enumerations";
import { answer } from "./envelope";
import { id } from "./ids";

export const sendCounts = object({
  /** Parts that were charged. */
  FeeCount: integer,
  RequestCount: integer,
  RequestSuccessCount: integer,
});
export const sendStatistics = answer({ SendStatusStatistics: sendCounts });

export const callbackCounts = object({
  /** Receipts. */
  CallbackCount: integer,
  /** Messages that were accepted. */
  RequestSuccessCount: integer,
  CallbackFailCount: integer,
  CallbackSuccessCount: integer,
  /** Failures inside the carrier. */
  InternalErrorCount: integer,
  InvalidNumberCount: integer,
  /** Suspended, powered off and the like. */
  ShutdownErrorCount: integer,
  BlackListCount: integer,
  FrequencyLimitCount: integer,
});
export const callbackStatistics = answer({ CallbackStatusStatistics: callbackCounts });

export const smsPackage = object({
  PackageId: id,
  PackageAmount: integer,
  CurrentUsage: integer,
  PackageType: optional(open<PackageType>(integer)),
  /** Seconds since 1970, as the next two. The printed example has them in no sensible order. */
  PackageCreateTime: optional(integer),
  PackageEffectiveTime: optional(integer),
  PackageExpiredTime: optional(integer),
});
export const packages = answer({ SmsPackagesStatisticsSet: list(smsPackage) });
