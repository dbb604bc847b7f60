import type { News } from "./format";

/** Where news go beside the terminal. */
export interface Outlet {
  /** Without secrets. */
  readonly title: string;
  /** News that it takes at once. */
  readonly most: number;
  /** Between two deliveries. */
  readonly pauseMs: number;
  /** @returns why they were not taken, a sentence without secrets; undefined where they were */
  deliver(news: readonly News[], signal: AbortSignal): Promise<string | undefined>;
}
