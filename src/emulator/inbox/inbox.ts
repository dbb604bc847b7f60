/** What left the platforms, as a recipient would see it: the messages of all of them in the order in which they were sent. */
import type { Clock } from "../../ports/clock";
import { type Paging, partOf } from "../admin/paging";
import { finds } from "../admin/search";
import { codesIn, linksIn } from "./contents";

/** What a platform tells of a message that left. */
export interface Sent {
  /** Key id of the sender. */
  readonly account: string;
  /** Mainland numbers as 11 digits or in E.164, others in E.164. */
  readonly number: string;
  /** With the signature in its brackets. */
  readonly text: string;
  /** Without brackets; empty where there is none. */
  readonly signature: string;
  /** The template as the send named it. */
  readonly template: string;
  readonly segments: number;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  /** `null` while there is none. */
  readonly receipt: { readonly code: string; readonly at: number } | null;
}

/** A message in the inbox. */
export interface InboxMessage {
  /** Place in the order of all messages, from 1. */
  readonly sequence: number;
  readonly platform: string;
  /** Names it among the platform's messages. */
  readonly id: string;
  readonly account: string;
  /** E.164. */
  readonly to: string;
  /** What the recipient reads, with the signature in its brackets. */
  readonly text: string;
  readonly signature: string;
  readonly template: string;
  /** Short messages that it takes. */
  readonly segments: number;
  /** Runs of 4 to 8 digits that stand alone. */
  readonly codes: readonly string[];
  /** Addresses that begin with http or https. */
  readonly links: readonly string[];
  /** ISO 8601. */
  readonly sentAt: string;
  /** `null` while there is none. */
  readonly receipt: { readonly code: string; readonly delivered: boolean; readonly at: string } | null;
}

export interface InboxQuery {
  /** Only to this number, in E.164. */
  readonly to?: string | undefined;
  /** Only with this in their text. */
  readonly match?: string | undefined;
  readonly template?: string | undefined;
  readonly platform?: string | undefined;
  /** Key id of the sender. */
  readonly account?: string | undefined;
  /** Only with this in their text, number or template, in any case of letters. */
  readonly search?: string | undefined;
  /** Only behind this place. */
  readonly after?: number | undefined;
  /** Only sent at this time or later, in epoch milliseconds. */
  readonly sentFrom?: number | undefined;
  /** Most messages of a page. */
  readonly limit?: number | undefined;
}

export interface InboxPage {
  readonly messages: readonly InboxMessage[];
  /** Where the next page begins: its `after`. */
  readonly next: number;
}

/** A part of a list. */
export interface InboxPart {
  readonly query: InboxQuery;
  readonly paging: Paging;
}

/** A platform's messages, as they stand. */
export interface Outbox {
  readonly platform: string;
  /** `undefined` for one that was refused, or is gone. */
  find(id: string): Sent | undefined;
}

/** What does not change of a message. */
interface Entry extends Pick<Sent, "text" | "template" | "sentAt"> {
  readonly sequence: number;
  readonly outbox: Outbox;
  readonly id: string;
  readonly to: string;
}

export interface Inbox {
  /** The messages that fit, the earliest first. */
  list(query?: InboxQuery): InboxPage;
  /** A part of those that fit, and how many these are; from the newest on where that is asked for. `next` is behind all of them then. */
  page(part: InboxPart): InboxPage & { readonly total: number };
  /** The messages that fit as soon as there is one; empty when the time is over. @throws the signal's reason; Error when the emulator closes */
  wait(query: InboxQuery, waitMs: number, signal?: AbortSignal): Promise<InboxPage>;
  /** Each message that fits, those that are there first. Ends with the signal, or when the emulator closes. */
  watch(query: InboxQuery, signal: AbortSignal): AsyncGenerator<InboxMessage, void, undefined>;
}

/** The inbox as the emulator fills it. */
export interface FilledInbox extends Inbox {
  /** A message has left, or was refused, which is no message. */
  add(outbox: Outbox, id: string): void;
  /** Place of the newest message. */
  last(): number;
  /** Numbers of the messages behind that place. */
  recipientsBehind(place: number): readonly string[];
  clear(): void;
  /** Ends all waits. */
  close(): void;
}

export const usualLimit = 100;

export function createInbox(time: Pick<Clock, "sleep">): FilledInbox {
  let entries: Entry[] = [];
  let last = 0;
  let arrival = newArrival();
  const closed = new AbortController();

  const list = (query: InboxQuery = {}): InboxPage => {
    const { after = 0, limit = usualLimit } = query;
    const messages: InboxMessage[] = [];
    for (let place = placeBehind(entries, after); place < entries.length; place += 1) {
      const entry = entries[place] as Entry;
      const sent = sentIfFits(entry, query);
      if (sent !== undefined) messages.push(shown(entry, sent));
      if (messages.length >= limit) return { messages, next: entry.sequence };
    }
    return { messages, next: Math.max(after, last) };
  };

  const page: Inbox["page"] = ({ query, paging }) => {
    const { after = 0 } = query;
    const fitting = entries.slice(placeBehind(entries, after)).flatMap((entry) => {
      const sent = sentIfFits(entry, query);
      return sent === undefined ? [] : [{ entry, sent }];
    });
    const part = partOf(fitting, paging);
    const isCut = paging.order === "oldest" && paging.offset + part.length < fitting.length;
    const next = isCut ? part.at(-1)?.entry.sequence : undefined;
    return { messages: part.map(({ entry, sent }) => shown(entry, sent)), next: next ?? Math.max(after, last), total: fitting.length };
  };

  const wait: Inbox["wait"] = async (query, waitMs, signal = closed.signal) => {
    const done = new AbortController();
    const ended = AbortSignal.any([done.signal, signal, closed.signal]);
    let isOver = false;
    const over = time.sleep(waitMs, ended).catch(() => {});
    void over.then(() => {
      isOver = true;
    });
    let after = query.after ?? 0;
    try {
      for (;;) {
        signal.throwIfAborted();
        closed.signal.throwIfAborted();
        const page = list({ ...query, after });
        if (page.messages.length > 0 || isOver) return page;
        after = page.next;
        await Promise.race([arrival.promise, over]);
      }
    } finally {
      done.abort();
    }
  };

  async function* watch(query: InboxQuery, signal: AbortSignal): ReturnType<Inbox["watch"]> {
    const ended = AbortSignal.any([signal, closed.signal]);
    const end = new Promise((resolve) => ended.addEventListener("abort", resolve, { once: true }));
    let after = query.after ?? 0;
    while (!ended.aborted) {
      const page = list({ ...query, after });
      after = page.next;
      yield* page.messages;
      if (page.messages.length === 0) await Promise.race([arrival.promise, end]);
    }
  }

  return {
    add: (outbox, id) => {
      const sent = outbox.find(id);
      if (sent === undefined) return;
      last += 1;
      const { number, text, template, sentAt } = sent;
      entries.push({ sequence: last, outbox, id, to: internationalOf(number), text, template, sentAt });
      const { resolve } = arrival;
      arrival = newArrival();
      resolve();
    },
    last: () => last,
    recipientsBehind: (place) => entries.slice(placeBehind(entries, place)).map(({ to }) => to),
    list,
    page,
    wait,
    watch,
    clear: () => {
      entries = [];
    },
    close: () => closed.abort(new Error("The emulator was closed.")),
  };
}

/** `undefined` for one that does not fit, or is gone. */
function sentIfFits(entry: Entry, { to, match, template, platform, account, search, sentFrom }: InboxQuery): Sent | undefined {
  const fits =
    (to === undefined || entry.to === to) &&
    (template === undefined || entry.template === template) &&
    (platform === undefined || entry.outbox.platform === platform) &&
    (sentFrom === undefined || entry.sentAt >= sentFrom) &&
    (match === undefined || entry.text.includes(match)) &&
    finds(search)([entry.text, entry.to, entry.template]);
  const sent = fits ? entry.outbox.find(entry.id) : undefined;
  return (account ?? sent?.account) === sent?.account ? sent : undefined;
}

function newArrival() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Entries are in the order of their sequence; after a reset they do not begin with 1. */
function placeBehind(entries: readonly Entry[], sequence: number): number {
  const [first] = entries;
  return first === undefined ? 0 : Math.max(0, sequence - first.sequence + 1);
}

function internationalOf(number: string): string {
  return number.startsWith("+") ? number : `+86${number}`;
}

function shown({ sequence, outbox: { platform }, id, to }: Entry, sent: Sent): InboxMessage {
  const { account, text, signature, template, segments, sentAt, receipt } = sent;
  return {
    sequence,
    platform,
    id,
    account,
    to,
    text,
    signature,
    template,
    segments,
    codes: codesIn(text),
    links: linksIn(text),
    sentAt: new Date(sentAt).toISOString(),
    receipt: receipt && { code: receipt.code, delivered: receipt.code === "DELIVRD", at: new Date(receipt.at).toISOString() },
  };
}
