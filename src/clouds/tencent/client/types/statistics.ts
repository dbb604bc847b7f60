// Tencent: specification 10.14 to 10.16.
/** Requests and answers of the three statistics, under the wire's own names. */
import type { Open } from "../../../shared/client/answers";
import type { PackageType } from "../enumerations";
import type { Answered } from "./management";

/** Hours as `yyyymmddhh` in the platform's time zone, which the document does not name. */
export interface Period {
  readonly BeginTime: string;
  readonly EndTime: string;
}

// Tencent: specification 10.14 and 10.15.
export interface StatisticsQuery extends Period {
  readonly SmsSdkAppId: string;
  /** Only 0 is allowed, which is the default. */
  readonly Limit?: 0 | undefined;
  /** Only 0 is allowed, which is the default. */
  readonly Offset?: 0 | undefined;
}

export interface SendCounts {
  /** Parts that were charged. */
  readonly FeeCount: number;
  readonly RequestCount: number;
  readonly RequestSuccessCount: number;
}

export interface SendStatistics extends Answered {
  readonly SendStatusStatistics: SendCounts;
}

export interface CallbackCounts {
  /** Receipts. */
  readonly CallbackCount: number;
  /** Messages that were accepted. */
  readonly RequestSuccessCount: number;
  readonly CallbackFailCount: number;
  readonly CallbackSuccessCount: number;
  /** Failures inside the carrier. */
  readonly InternalErrorCount: number;
  readonly InvalidNumberCount: number;
  /** Suspended, powered off and the like. */
  readonly ShutdownErrorCount: number;
  readonly BlackListCount: number;
  readonly FrequencyLimitCount: number;
}

export interface CallbackStatistics extends Answered {
  readonly CallbackStatusStatistics: CallbackCounts;
}

// Tencent: specification 10.16.
/** Packages made in the period. */
export interface PackageQuery extends Period {
  readonly SmsSdkAppId: string;
  /** 1 to 500. */
  readonly Limit: number;
  /** Default: 0. */
  readonly Offset?: number | undefined;
}

export interface Package {
  readonly PackageId: string;
  readonly PackageAmount: number;
  readonly CurrentUsage: number;
  readonly PackageType?: Open<PackageType> | undefined;
  /** Seconds since 1970, as the next two. The printed example has them in no sensible order. */
  readonly PackageCreateTime?: number | undefined;
  readonly PackageEffectiveTime?: number | undefined;
  readonly PackageExpiredTime?: number | undefined;
}

export interface Packages extends Answered {
  readonly SmsPackagesStatisticsSet: readonly Package[];
}
