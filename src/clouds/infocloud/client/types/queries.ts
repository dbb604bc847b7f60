// Infocloud: specification 4.4 to 4.6.
/** Requests and answers of statistics, allowance and health. */
import type { Decoded } from "../../../shared/client/decoding";
import type { allowance, allowanceAnswer, statisticsAnswer, statisticsRow } from "../answers/queries";

/** Days of the platform, both included. */
export interface Period {
  /** `yyyy-MM-dd`. */
  readonly startDate: string;
  /** `yyyy-MM-dd`. */
  readonly endDate: string;
}

export interface StatisticsQuery extends Period {
  /** Counts from 1. Default: 1. */
  readonly page?: number | undefined;
  /** 1 to 50. Default: 10. */
  readonly pageSize?: number | undefined;
}

/** What was sent on one day. */
export type StatisticsRow = Decoded<typeof statisticsRow>;
export interface Statistics extends Pick<Decoded<typeof statisticsAnswer>, "code" | "requestId"> {
  readonly data: readonly StatisticsRow[];
  /** Rows on all pages. */
  readonly totalSize?: number | undefined;
}

/** How many texts of a category are left. */
export type Allowance = Decoded<typeof allowance>;
export type Allowances = Decoded<typeof allowanceAnswer>;

/** What a reachability check was answered, whatever that is. */
export interface Health {
  /** The status was one of success. */
  readonly isHealthy: boolean;
  readonly status: number;
  /** The body as it stands; the vendor does not document it. */
  readonly text: string;
  /** From the question to the whole answer. */
  readonly latencyMs: number;
  /** How far this machine's clock is ahead of the platform's, to a second; absent where the answer has no date. */
  readonly clockAheadMs?: number | undefined;
}
