/** Waits in a test for the message that the tested program sends. */
import { z } from "zod";
import type { Exchange } from "../../ports/exchange";
import { directExchange } from "../../system/network/direct-exchange";
import type { Inbox, InboxMessage, InboxPage } from "./inbox";
import { internationalNumber, mostMs } from "./query";

export interface WaitForMessage {
  /** A running emulator of this process, or the address of any: `http://127.0.0.1:4010`. */
  readonly emulator: string | { readonly inbox: Pick<Inbox, "wait"> };
  /** 11 digits, or E.164 with its plus sign. */
  readonly to: string;
  /** A part of the text, or a pattern for it. */
  readonly match?: string | RegExp;
  /** The template as the send names it. */
  readonly template?: string;
  /** Only behind this message. Default: the earliest message to the number that fits, also one that is there already. */
  readonly since?: Pick<InboxMessage, "sequence">;
  /** Milliseconds, up to 10 minutes; default 10 seconds. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

interface Asked {
  readonly to: string;
  readonly after: number;
}

/** The next messages to a number; none when the time is over. */
type Next = (asked: Asked, waitMs: number) => Promise<InboxPage>;

/** Few at once, so that a page is never larger than what is read of an answer. */
const pageSize = 10;
/** Longer than the emulator waits. */
const graceMs = 10_000;
/** Of what came instead, so many are told. */
const mostTold = 5;

/** What came and did not fit. */
interface Others {
  readonly count: number;
  readonly last: readonly InboxMessage[];
}

/** @throws Error saying what came instead when the time is over; the signal's reason; Error when nothing is reached at the address */
export async function waitForMessage(wanted: WaitForMessage): Promise<InboxMessage> {
  const { emulator, match, template, since, timeoutMs = 10_000, signal } = wanted;
  if (!(timeoutMs >= 0 && timeoutMs <= mostMs)) throw new Error(`waitForMessage: timeoutMs is ${timeoutMs}. Allowed: 0 to ${mostMs}.`);
  const to = internationalNumber(wanted.to);
  if (to === undefined) {
    throw new Error(`waitForMessage: to is "${wanted.to}". Expected 11 digits, or E.164 with its plus sign, as in "+8613800138000".`);
  }
  const next = typeof emulator === "string" ? askedAt(emulator, signal) : askedOf(emulator.inbox, signal);
  const fits = (message: InboxMessage) => isMatch(message.text, match) && (template === undefined || message.template === template);
  const until = performance.now() + timeoutMs;
  let others: Others = { count: 0, last: [] };
  let after = since?.sequence ?? 0;
  for (let leftMs = Math.ceil(timeoutMs); ; leftMs = Math.max(0, Math.ceil(until - performance.now()))) {
    const page = await next({ to, after }, leftMs);
    const found = page.messages.find(fits);
    if (found !== undefined) return found;
    if (page.messages.length === 0) throw new Error(missing(wanted, timeoutMs, others));
    others = { count: others.count + page.messages.length, last: [...others.last, ...page.messages].slice(-mostTold) };
    after = page.next;
  }
}

function isMatch(text: string, match: string | RegExp | undefined): boolean {
  if (match === undefined || typeof match === "string") return text.includes(match ?? "");
  // From the beginning, whatever the pattern was used for before.
  return text.search(match) !== -1;
}

function askedOf(inbox: Pick<Inbox, "wait">, signal: AbortSignal | undefined): Next {
  return ({ to, after }, waitMs) => inbox.wait({ to, after, limit: pageSize }, waitMs, signal);
}

const pageSchema = z.object({
  messages: z.array(z.custom<InboxMessage>((value) => typeof value === "object" && value !== null)),
  next: z.number(),
});

function askedAt(address: string, signal: AbortSignal | undefined, exchange: Exchange = directExchange): Next {
  return async ({ to, after }, waitMs) => {
    const query = new URLSearchParams({ to: to.slice(1), since: String(after), wait: `${waitMs}ms`, limit: String(pageSize) });
    const url = `${address.replace(/\/$/, "")}/_emulator/messages?${query}`;
    const request = { method: "GET", url, headers: {}, body: undefined };
    const { status, text } = await exchange.send(request, waitMs + graceMs, signal).catch((problem: unknown) => {
      signal?.throwIfAborted();
      throw new Error(`There is no emulator at ${address}. Start one with "smsform emulator", or name the address that it prints.`, {
        cause: problem,
      });
    });
    if (status === 204) return { messages: [], next: after };
    const page = status === 200 ? pageIn(text) : undefined;
    if (page === undefined) throw new Error(`What answers at ${url} is no emulator, or refuses (HTTP ${status}): ${text.slice(0, 300)}`);
    return page;
  };
}

/** `undefined` for what is no page of messages. */
function pageIn(text: string): InboxPage | undefined {
  try {
    return pageSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function missing({ to, match, template }: WaitForMessage, timeoutMs: number, { count, last }: Others): string {
  const told = last.map(({ platform, template: by, text }) => `  ${platform}, template ${by}: ${JSON.stringify(text)}`);
  const wanted = [
    `to ${to}`,
    ...(match === undefined ? [] : [`with ${typeof match === "string" ? JSON.stringify(match) : String(match)}`]),
    ...(template === undefined ? [] : [`of template ${template}`]),
  ].join(" ");
  const came =
    count === 0
      ? "Nothing came to that number; GET /_emulator/messages lists what was sent to all, GET /_emulator/calls what was asked and refused."
      : `What came to that number (${count}, here the last ${last.length}):\n${told.join("\n")}`;
  return `No message ${wanted} came within ${timeoutMs} ms. ${came}`;
}
