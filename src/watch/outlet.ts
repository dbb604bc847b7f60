import type { News } from "./format";

/** Where news go beside the terminal. */
export interface Outlet {
  /** Without secrets. */
  readonly title: string;
  /** News that it takes at once. */
  readonly most: number;
  /** Between two deliveries. */
  readonly pauseMs: number;
  /** @returns why they were not taken; undefined where they were */
  deliver(news: readonly News[], signal: AbortSignal): Promise<Untaken | undefined>;
}

export interface Untaken {
  /** A sentence without secrets. */
  readonly why: string;
  /** It was there, and did not want these: it may want others. */
  readonly isRefused: boolean;
}
