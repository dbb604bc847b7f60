/** What is asked of the inbox, as an address says it: `?to=&match=&template=&since=&wait=10s&limit=100`. */
import { z } from "zod";
import { type Paging, pageShape } from "../admin/paging";
import { parseOrExplain } from "../values/validation";
import { type InboxQuery, usualLimit } from "./inbox";

/** Longest wait: longer than any client's own. */
export const mostMs = 10 * 60_000;
const units = { ms: 1, s: 1000, m: 60_000 } as const;

const waitExpected = 'expected a time from 0 to 10 minutes, as in "10s", "500ms" or "1m"';
const sinceExpected = "expected the sequence of a message or an ISO 8601 time";

const wait = z.string().transform((text, context) => {
  const [, amount, unit] = /^(\d{1,6})(ms|s|m)$/.exec(text) ?? [];
  const ms = Number(amount) * units[unit === "ms" || unit === "m" ? unit : "s"];
  if (ms <= mostMs) return ms;
  context.addIssue({ code: "custom", message: waitExpected });
  return z.NEVER;
});

const since = z.union(
  [
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform((text) => ({ after: Number(text) })),
    z.iso.datetime({ offset: true }).transform((text) => ({ sentFrom: Date.parse(text) })),
  ],
  { error: sinceExpected },
);

const number = z.string().transform((text, context) => {
  const international = internationalNumber(text);
  if (international !== undefined) return international;
  context.addIssue({ code: "custom", message: "expected a number of 11 digits, or in E.164 with its plus sign" });
  return z.NEVER;
});

const querySchema = z.strictObject({
  to: number.optional(),
  match: z.string().optional(),
  template: z.string().optional(),
  platform: z.string().optional(),
  account: z.string().optional(),
  search: z.string().optional(),
  since: since.optional(),
  wait: wait.default(0),
  ...pageShape,
  limit: pageShape.limit.default(usualLimit),
});

export interface AskedOfInbox {
  readonly query: InboxQuery;
  readonly waitMs: number;
  readonly paging: Paging & { readonly limit: number };
}

/** @throws Error naming what does not fit, and what is allowed */
export function readInboxQuery(pairs: Iterable<readonly [string, string]>): AskedOfInbox {
  const {
    since: from,
    wait: waitMs,
    limit,
    offset,
    order,
    ...query
  } = parseOrExplain(querySchema, Object.fromEntries(pairs), "Query of messages");
  return { query: { ...query, ...from, limit }, waitMs, paging: { limit, offset, order } };
}

/** Mainland numbers may lack their plus sign or their whole calling code. In an address a plus sign may have become a blank. */
export function internationalNumber(text: string): string | undefined {
  const domestic = /^(?:[+ ]?86)?(1\d{10})$/.exec(text)?.[1];
  if (domestic !== undefined) return `+86${domestic}`;
  return /^[+ ][1-9]\d{5,14}$/.test(text) ? `+${text.slice(1)}` : undefined;
}
