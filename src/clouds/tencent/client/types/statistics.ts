// Tencent: specification 10.14 to 10.16.
/** Requests and answers of the three statistics, under the wire's own names. */
import type { Decoded } from "../../../shared/client/decoding";
import type { callbackCounts, callbackStatistics, packages, sendCounts, sendStatistics, smsPackage } from "../answers/statistics";

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

export type SendCounts = Decoded<typeof sendCounts>;

export type SendStatistics = Decoded<typeof sendStatistics>;

export type CallbackCounts = Decoded<typeof callbackCounts>;

export type CallbackStatistics = Decoded<typeof callbackStatistics>;

// Tencent: specification 10.16.
/** Packages made in the period. */
export interface PackageQuery extends Period {
  readonly SmsSdkAppId: string;
  /** 1 to 500. */
  readonly Limit: number;
  /** Default: 0. */
  readonly Offset?: number | undefined;
}

export type Package = Decoded<typeof smsPackage>;

export type Packages = Decoded<typeof packages>;
