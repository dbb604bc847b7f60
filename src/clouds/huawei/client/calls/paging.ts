/** Lists, by pages or as a whole. */
import { PlatformError } from "../../../../http/errors";
import type { CallName } from "../call-table";
import { demand } from "../caller";
import type { Page } from "../types/management";

/** As many objects as a page shall hold; the document names no limit, and the platform may refuse or shorten it. */
const wantedLimit = 100;

// Huawei: L685.
/** What a page holds where nothing is said. */
const usualLimit = 10;

export function checkPage(call: CallName, { limit = 1, offset = 0 }: Pick<Page, "limit" | "offset">): void {
  demand(Number.isSafeInteger(limit) && limit >= 1, call, `the limit is ${limit}; it must be an integer of 1 or more`);
  demand(Number.isSafeInteger(offset) && offset >= 0, call, `the offset is ${offset}; it must be an integer of 0 or more`);
}

/** A query as the wire has it. */
export function inQuery(query: Readonly<Record<string, string | number | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value?.toString()]));
}

interface Slice<T> {
  readonly results: readonly T[];
  readonly total: number;
}

/** Ascending: what is created meanwhile comes last, and moves nothing. */
export interface SliceQuery {
  readonly limit: number;
  readonly offset: number;
  readonly sort_key: "create_time";
  readonly sort_dir: "asc";
}

/**
 * The objects of all pages, each once. The next page begins after what was received, because pages may be shorter than asked for; where
 * long ones are refused, usual ones are asked for.
 */
export async function allOf<T extends { readonly id: string }>(read: (slice: SliceQuery) => Promise<Slice<T>>): Promise<readonly T[]> {
  const found = new Map<string, T>();
  let limit = wantedLimit;
  for (let offset = 0; ; ) {
    const slice = { limit, offset, sort_key: "create_time", sort_dir: "asc" } as const;
    const page = await read(slice).catch((failure: unknown) => {
      if (limit === usualLimit || !(failure instanceof PlatformError) || failure.meaning !== "invalid") throw failure;
      limit = usualLimit;
      return undefined;
    });
    if (page === undefined) continue;
    for (const thing of page.results) found.set(thing.id, thing);
    offset += page.results.length;
    if (page.results.length === 0 || offset >= page.total) return [...found.values()];
  }
}
