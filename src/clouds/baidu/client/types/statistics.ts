// Baidu: specification 6.17 and 6.18.
/** Requests and answers of the two statistics. */

import type { Decoded } from "../../../shared/client/decoding";
import type { statisticsRow, templateTotals } from "../answers/statistics";
import type { SmsType, StatisticsCountryType, StatisticsDimension } from "../enumerations";

export type StatisticsRow = Decoded<typeof statisticsRow>;

// Baidu: specification 6.17.
export interface TemplateStatisticsQuery {
  /** First and last day as `yyyyMMdd`, in the platform's time zone. */
  readonly startTime: string;
  readonly endTime: string;
  readonly templateId?: string | undefined;
  // Baidu: G-28.
  /** 1 to 50. The table requires it, the printed request leaves it out. */
  readonly pageSize?: number | undefined;
  /** From 1. */
  readonly pageNo?: number | undefined;
}

export type TemplateStatistics = Decoded<typeof templateTotals>;

// Baidu: specification 6.18.
export interface BusinessStatisticsQuery {
  readonly smsType: SmsType | "all";
  readonly dimension: StatisticsDimension;
  /**
   * `yyyy-MM-dd HH:mm:ss` in the platform's time zone; from 00:00:00 for exact counts. For `fiveMinute` and `hour` today at
   * the earliest, else 365 days ago.
   */
  readonly startTime: string;
  /** In the same form; 23:59:59 of the last day for `day` and `month`. */
  readonly endTime: string;
  readonly countryType?: StatisticsCountryType | undefined;
  /** Two capital letters; with `international` only. */
  readonly countryCode?: string | undefined;
  readonly signatureId?: string | undefined;
  /** Id of a template. */
  readonly templateCode?: string | undefined;
  /** Rows for each template. */
  readonly queryType?: "template" | undefined;
}

export interface BusinessStatistics {
  /** One row for each period, and template where they were asked for. */
  readonly rows: readonly StatisticsRow[];
  /** The sum that the platform adds to every answer. */
  readonly total?: StatisticsRow | undefined;
}
