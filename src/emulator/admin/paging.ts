/** Lists in parts: `?limit=&offset=&order=newest`, and headers that say how long the whole is and where it goes on. */
import { z } from "zod";

/** Most of a part. */
const mostOfPage = 1000;

export const pageShape = {
  limit: z.coerce.number().int().min(1).max(mostOfPage),
  offset: z.coerce.number().int().min(0).default(0),
  order: z.enum(["oldest", "newest"]).default("oldest"),
};

/** Without a limit: all from the offset on. */
export interface Paging {
  readonly limit?: number | undefined;
  readonly offset: number;
  readonly order: "oldest" | "newest";
}

/** @param all the oldest first */
export function partOf<Item>(all: readonly Item[], { limit = all.length, offset, order }: Paging): Item[] {
  if (order === "oldest") return all.slice(offset, offset + limit);
  return all.slice(Math.max(0, all.length - offset - limit), Math.max(0, all.length - offset)).reverse();
}

/** @param address of this part, its query included */
export function pageHeaders(
  address: { readonly path: string; readonly query: Iterable<readonly [string, string]> },
  paging: Paging,
  total: number,
) {
  const next = paging.limit === undefined ? total : paging.offset + paging.limit;
  const headers = { "X-Total-Count": String(total) };
  if (next >= total) return headers;
  const query = new Map(address.query).set("offset", String(next));
  const pairs = [...query].map((pair) => pair.map(encodeURIComponent).join("="));
  return { ...headers, Link: `<${address.path}?${pairs.join("&")}>; rel="next"` };
}
