/** The inbox over HTTP: pages of messages, a wait for the next one, and a stream of them. */
import type { Paging } from "../admin/paging";
import type { Answer, WireRequest } from "../server/wire";
import type { Inbox, InboxMessage, InboxPage } from "./inbox";
import { readInboxQuery } from "./query";

export interface Asked {
  readonly headers: WireRequest["headers"];
  readonly query: ReadonlyMap<string, string>;
  /** Ends what waits, as when the client goes away. */
  readonly signal: AbortSignal;
}

interface Found {
  readonly page: InboxPage;
  /** What the page is a part of; nobody counts what was waited for. */
  readonly list?: { readonly paging: Paging; readonly total: number };
}

export function wantsStream({ headers }: Asked): boolean {
  return /\btext\/event-stream\b/.test(headers.accept ?? "");
}

/** `undefined` when none came within the time that the query gives. @throws Error for a query that does not fit */
export async function pageOf(inbox: Inbox, { query, signal }: Asked): Promise<Found | undefined> {
  const { query: wanted, waitMs, paging } = readInboxQuery(query);
  if (waitMs === 0) {
    const { total, ...page } = inbox.page({ query: wanted, paging });
    return { page, list: { paging, total } };
  }
  const page = await inbox.wait(wanted, waitMs, signal);
  return page.messages.length === 0 ? undefined : { page };
}

/** Server-sent events. Whoever comes back goes on behind the last message that he had. @throws Error for a query that does not fit */
export function eventStream(inbox: Inbox, { headers, query, signal }: Asked): Answer {
  const lastSeen = headers["last-event-id"] ?? "";
  const { query: wanted } = readInboxQuery(lastSeen === "" ? query : new Map(query).set("since", lastSeen));
  return {
    status: 200,
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" },
    body: "",
    chunks: chunksOf(inbox.watch(wanted, signal)),
  };
}

async function* chunksOf(messages: AsyncIterable<InboxMessage>): AsyncGenerator<string, void, undefined> {
  for await (const message of messages) yield `id: ${message.sequence}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`;
}
