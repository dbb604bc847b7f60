/** What a platform counts of messages, in the form that all have in common. */

/** From the first to the last day, both `yyyy-MM-dd` in the time of the platforms and included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** One row of what was sent and what became of it. A count is null where the platform does not tell it. */
export interface StatisticsRow {
  /** The template, application or day that it counts. */
  readonly subject: string;
  readonly submitted: number;
  readonly delivered: number | null;
  readonly failed: number | null;
  /** Without a receipt, or with one that says that nobody knows. */
  readonly open: number | null;
}

/** What a row counts. */
export type Grain = "template" | "application" | "day";

/** A long message is one message and several segments. */
export type Unit = "messages" | "segments";

export interface StatisticsRequest extends Period {
  /** Today in the time of the platforms. */
  readonly today: string;
  /** Applications that are meant, by the ids of their platform; for platforms that count by application. */
  readonly applications: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

interface Source<Client> {
  readonly grain: Grain;
  readonly unit: Unit;
  /** Why it cannot be asked, and what to do; undefined where it can. */
  readonly refusal?: (request: StatisticsRequest) => Refusal | undefined;
  readonly read: (client: Client, request: StatisticsRequest) => Promise<readonly StatisticsRow[]>;
}

export interface Refusal {
  readonly reason: string;
  readonly next: string;
}

/** The statistics of a platform by its client, or why it has none. */
export type StatisticsBy<Client> = Source<Client> | { readonly none: string };
/** By whatever client it is given; one of another platform is refused. */
export type Statistics = StatisticsBy<unknown>;

/** The sum; null where no row tells the count. */
export function sumOf(counts: readonly (number | null | undefined)[]): number | null {
  const told = counts.filter((count) => count !== null && count !== undefined);
  return told.length === 0 ? null : told.reduce((sum, count) => sum + count, 0);
}
