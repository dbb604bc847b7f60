/** Lists, by pages or as a whole. */
import { PlatformError } from "../../../../http/errors";
import { type Page as ListPage, readWholeList } from "../../../../http/gathering/whole-list";
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

/** Ascending: what is created meanwhile comes last, and moves nothing. */
export interface SliceQuery {
  readonly limit: number;
  readonly offset: number;
  readonly sort_key: "create_time";
  readonly sort_dir: "asc";
}

interface Slice<T> {
  readonly results: readonly T[];
  readonly total: number;
}

/** Reads the page that begins after so many. */
export type ReadPage<T> = (offset: number, read: (slice: SliceQuery) => Promise<Slice<T>>) => Promise<ListPage<T>>;

/** Reads long pages; where those are refused, usual ones from then on. The next one begins after what was received: they may be shorter than asked for. */
export function longestPages<T extends { readonly id: string }>(): ReadPage<T> {
  let limit = wantedLimit;
  return async (offset, read) => {
    const slice = (limit: number) => read({ limit, offset, sort_key: "create_time", sort_dir: "asc" });
    const { results, total } = await slice(limit).catch((failure: unknown) => {
      if (limit === usualLimit || !(failure instanceof PlatformError) || failure.meaning !== "invalid") throw failure;
      limit = usualLimit;
      return slice(limit);
    });
    const things = new Map(results.map((thing) => [thing.id, thing]));
    return { things, received: results.length, isLast: results.length === 0 || offset + results.length >= total };
  };
}

/** The objects of all pages, each once. */
export function allOf<T extends { readonly id: string }>(read: (slice: SliceQuery) => Promise<Slice<T>>): Promise<readonly T[]> {
  const page = longestPages<T>();
  return readWholeList((offset) => page(offset, read));
}
